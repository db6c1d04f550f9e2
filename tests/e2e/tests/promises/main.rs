//! Promises to the person at the screen, each a test of that name.

mod addresses;
mod bulk;
mod connecting;
mod copying;
mod details;
mod dialects;
mod filtering;
mod generating;
mod hostile_answers;
mod hosting;
mod journal;
mod keyboard;
mod loading;
mod locking;
mod looking_up;
mod lost_answers;
mod ordering;
mod orders_in_doubt;
mod paging;
mod perceiving;
mod redeeming;
mod revoking;
mod selecting;
mod starting;
mod taking_away;
