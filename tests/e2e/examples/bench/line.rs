//! The lines and machines that are emulated.
//!
//! The figures are those of the presets of Chrome's DevTools, which Lighthouse uses as well: rates a tenth below what the name
//! promises, and a latency of request and answer that stands for all the packets between
//! (`front_end/core/sdk/NetworkManager.ts` in <https://github.com/ChromeDevTools/devtools-frontend>,
//! `core/config/constants.js` in <https://github.com/GoogleChrome/lighthouse>).

use std::fmt;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Line {
    /// 1.6 Mbit/s with 150 ms from packet to packet: DevTools' *Slow 4G*.
    Slow4G,
    /// 9 Mbit/s with 60 ms from packet to packet: DevTools' *Fast 4G*.
    Fast4G,
    /// Nothing is held back but the processor, as of a phone.
    Cpu4,
    /// This machine as it is.
    Full,
}

impl Line {
    /// Latency in ms, bytes a second down and up; `None` holds nothing back.
    pub fn network(self) -> Option<(f64, f64, f64)> {
        const MBIT: f64 = 1e6 / 8.0 * 0.9;
        match self {
            Self::Slow4G => Some((150.0 * 3.75, 1.6 * MBIT, 0.75 * MBIT)),
            Self::Fast4G => Some((60.0 * 2.75, 9.0 * MBIT, 1.5 * MBIT)),
            Self::Cpu4 | Self::Full => None,
        }
    }

    /// How many times slower the thread of the page runs.
    pub fn cpu_rate(self) -> u32 {
        match self {
            Self::Full => 1,
            _ => 4,
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, text: &mut fmt::Formatter) -> fmt::Result {
        text.pad(match self {
            Self::Slow4G => "Slow 4G, CPU x4",
            Self::Fast4G => "Fast 4G, CPU x4",
            Self::Cpu4 => "CPU x4",
            Self::Full => "unthrottled",
        })
    }
}
