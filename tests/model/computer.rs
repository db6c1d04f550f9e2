//! A computer with a browser, whose tabs share what it keeps, and whose time is the runtime's: it is put forward as soon as
//! nothing else is to be done.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    collections::VecDeque,
    future::Future,
    pin::Pin,
    rc::{Rc, Weak},
    task::{Context, Poll},
    time::Duration,
};

use futures::{channel::oneshot, future::LocalBoxFuture};
use share_code_dashboard::{
    domain::Timestamp,
    platform::{
        fetch::{FetchError, Request, Response},
        native::{self, Machine, Texts},
        store::StorageError,
    },
};
use tokio::{
    task::{JoinHandle, spawn_local},
    time::{Instant, sleep},
};

use crate::network::Network;

/// When every history begins, by true time: milliseconds of Unix time.
pub const EPOCH: i64 = 1_773_324_331_123;

pub struct Computer {
    began: Instant,
    /// Milliseconds by which its clock is ahead of true time.
    pub ahead: Cell<i64>,
    pub texts: Texts,
    /// Whether it fails to keep something, each time that it is asked.
    pub disk_failures: RefCell<VecDeque<bool>>,
    pub network: Rc<Network>,
    locks: RefCell<Vec<(String, Weak<dyn Any>)>>,
    listeners: RefCell<Vec<Listener>>,
    dice: RefCell<Dice>,
}

struct Listener {
    name: String,
    tab: Weak<Tab>,
    act: Weak<RefCell<Box<dyn FnMut()>>>,
}

impl Computer {
    pub fn new(network: Rc<Network>, ahead: i64, disk_failures: &[bool], seed: u64) -> Rc<Self> {
        Rc::new(Self {
            began: network.began,
            ahead: Cell::new(ahead),
            texts: Texts::default(),
            disk_failures: RefCell::new(disk_failures.to_vec().into()),
            network,
            locks: RefCell::default(),
            listeners: RefCell::default(),
            dice: RefCell::new(Dice(seed)),
        })
    }
}

/// Numbers that the same seed makes again.
pub struct Dice(pub u64);

impl Dice {
    /// SplitMix64: <https://prng.di.unimi.it/splitmix64.c>.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// A tab, from when it is opened until it is killed.
pub struct Tab {
    pub number: u32,
    pub computer: Rc<Computer>,
    tasks: RefCell<Vec<JoinHandle<()>>>,
}

impl Tab {
    pub fn open(computer: &Rc<Computer>, number: u32) -> Rc<Self> {
        Rc::new(Self {
            number,
            computer: computer.clone(),
            tasks: RefCell::default(),
        })
    }

    /// What `act` does is done by this tab.
    pub fn enter<T>(self: &Rc<Self>, act: impl FnOnce() -> T) -> T {
        let before = native::enter(Some(Rc::new(Handle(self.clone()))));
        let done = act();
        native::enter(before);
        done
    }

    /// What this comes to when the tab does it.
    pub async fn run<T: 'static>(self: &Rc<Self>, work: impl Future<Output = T> + 'static) -> T {
        let (tell, told) = oneshot::channel();
        let work = async move {
            // Fails where nobody waits any more.
            let _ = tell.send(work.await);
        };
        self.enter(|| Handle(self.clone()).spawn(Box::pin(work)));
        told.await
            .expect("nobody kills a tab while this is waited for")
    }

    /// Ends whatever it does, between any two of its steps.
    pub async fn kill(&self) {
        let tasks = std::mem::take(&mut *self.tasks.borrow_mut());
        for task in tasks {
            task.abort();
            self.end_of(task).await;
        }
    }

    async fn end_of(&self, task: JoinHandle<()>) {
        if let Err(error) = task.await
            && error.is_panic()
        {
            std::panic::resume_unwind(error.into_panic());
        }
    }

    /// Panics if anything that it did has.
    pub async fn check(&self) {
        let (ended, going): (Vec<_>, Vec<_>) = std::mem::take(&mut *self.tasks.borrow_mut())
            .into_iter()
            .partition(JoinHandle::is_finished);
        self.tasks.borrow_mut().extend(going);
        for task in ended {
            self.end_of(task).await;
        }
    }

    fn roll(&self) -> u64 {
        self.computer.dice.borrow_mut().roll()
    }
}

/// A tab as the dashboard sees it.
struct Handle(Rc<Tab>);

/// Work that is done by a tab.
struct InTab(Rc<Tab>, LocalBoxFuture<'static, ()>);

impl Future for InTab {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<()> {
        let tab = self.0.clone();
        tab.enter(|| self.1.as_mut().poll(context))
    }
}

impl Machine for Handle {
    fn now(&self) -> Timestamp {
        let computer = &self.0.computer;
        let passed = computer.began.elapsed().as_millis() as i64;
        Timestamp::from_millis(EPOCH + passed + computer.ahead.get())
    }

    fn monotonic(&self) -> f64 {
        self.0.computer.began.elapsed().as_secs_f64() * 1_000.0
    }

    fn sleep(&self, millis: i64) -> LocalBoxFuture<'static, ()> {
        // As a browser's timers.
        let millis = millis.clamp(0, i64::from(i32::MAX)) as u64;
        Box::pin(sleep(Duration::from_millis(millis)))
    }

    fn spawn(&self, work: LocalBoxFuture<'static, ()>) {
        let task = spawn_local(InTab(self.0.clone(), work));
        self.0.tasks.borrow_mut().push(task);
    }

    fn random(&self) -> u64 {
        self.0.roll()
    }

    fn is_online(&self) -> bool {
        self.0.computer.network.is_online()
    }

    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, FetchError>> {
        let network = self.0.computer.network.clone();
        Box::pin(network.send(self.0.number, request))
    }

    fn storage(&self) -> LocalBoxFuture<'static, Result<Texts, StorageError>> {
        let texts = self.0.computer.texts.clone();
        let wait = Duration::from_millis(self.0.roll() % 4);
        let fails = self.0.computer.disk_failures.borrow_mut().pop_front();
        Box::pin(async move {
            sleep(wait).await;
            match fails {
                Some(true) => Err(StorageError("the disk is full".to_owned())),
                _ => Ok(texts),
            }
        })
    }

    fn try_lock(&self, name: &str) -> Option<Rc<dyn Any>> {
        let mut locks = self.0.computer.locks.borrow_mut();
        locks.retain(|(_, held)| held.strong_count() > 0);
        if locks.iter().any(|(known, _)| known == name) {
            return None;
        }
        let held: Rc<dyn Any> = Rc::new(());
        locks.push((name.to_owned(), Rc::downgrade(&held)));
        Some(held)
    }

    fn listen(&self, name: &str, act: Box<dyn FnMut()>) -> Rc<dyn Any> {
        let act = Rc::new(RefCell::new(act));
        self.0.computer.listeners.borrow_mut().push(Listener {
            name: name.to_owned(),
            tab: Rc::downgrade(&self.0),
            act: Rc::downgrade(&act),
        });
        act
    }

    fn tell(&self, name: &str) {
        let told = self.0.computer.listeners.borrow();
        for listener in told.iter().filter(|listener| listener.name == name) {
            let (tab, act) = (listener.tab.clone(), listener.act.clone());
            if let Some(tab) = tab.upgrade().filter(|tab| tab.number != self.0.number) {
                let told = tab.clone();
                Handle(tab).spawn(Box::pin(async move {
                    if let Some(act) = act.upgrade() {
                        told.enter(&mut *act.borrow_mut());
                    }
                }));
            }
        }
    }
}
