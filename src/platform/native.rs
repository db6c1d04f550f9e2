//! What stands for the browser where there is none: natively the dashboard's work (orders, jobs, journal) runs on a [`Machine`] that
//! whoever runs it puts in, such as the tests in `tests/model`. Each module here has the functions of the one that the browser has.

use std::{any::Any, cell::RefCell, collections::BTreeMap, rc::Rc};

use futures::future::LocalBoxFuture;

use crate::domain::Timestamp;

/// A tab of a browser on a machine of its own.
pub trait Machine {
    /// By the machine's clock, which may be wrong.
    fn now(&self) -> Timestamp;
    /// Milliseconds, on a clock that nobody sets.
    fn monotonic(&self) -> f64;
    fn sleep(&self, millis: i64) -> LocalBoxFuture<'static, ()>;
    /// Begins work of the tab, which ends with it.
    fn spawn(&self, work: LocalBoxFuture<'static, ()>);
    fn random(&self) -> u64;
    fn is_online(&self) -> bool;
    fn send(
        &self,
        request: fetch::Request,
    ) -> LocalBoxFuture<'static, Result<fetch::Response, fetch::FetchError>>;
    /// What the browser keeps of texts by name, once it is our turn. What is done to them is done at once and together.
    fn storage(&self) -> LocalBoxFuture<'static, Result<Texts, store::StorageError>>;
    /// Holds the name for this tab for as long as what it gives lives; `None` where somebody else does.
    fn try_lock(&self, name: &str) -> Option<Rc<dyn Any>>;
    /// Acts whenever another tab [tells](Machine::tell), for as long as what it gives lives.
    fn listen(&self, name: &str, act: Box<dyn FnMut()>) -> Rc<dyn Any>;
    fn tell(&self, name: &str);
}

/// Texts by name.
pub type Texts = Rc<RefCell<BTreeMap<String, String>>>;

thread_local! {
    static MACHINE: RefCell<Option<Rc<dyn Machine>>> = const { RefCell::new(None) };
}

/// The one that everything happens on from now on.
pub fn enter(machine: Option<Rc<dyn Machine>>) -> Option<Rc<dyn Machine>> {
    MACHINE.replace(machine)
}

pub(super) fn machine() -> Rc<dyn Machine> {
    let machine = MACHINE.with_borrow(Clone::clone);
    machine.expect("without a browser somebody has entered a machine")
}

pub mod channel {
    use super::machine;
    use std::{any::Any, rc::Rc};

    pub struct Channel {
        name: String,
        _listener: Rc<dyn Any>,
    }

    impl Channel {
        pub fn open(name: &str, act: impl FnMut() + 'static) -> Option<Self> {
            Some(Self {
                name: name.to_owned(),
                _listener: machine().listen(name, Box::new(act)),
            })
        }

        pub fn tell(&self) {
            machine().tell(&self.name);
        }
    }
}

pub mod clock {
    use super::{Timestamp, machine};

    pub fn now() -> Timestamp {
        machine().now()
    }

    pub fn monotonic() -> f64 {
        machine().monotonic()
    }

    pub async fn sleep(millis: i64) {
        machine().sleep(millis).await;
    }
}

/// Nothing is enciphered: nobody else reads the memory of a test.
pub mod encrypted_store {
    use super::store::{self, StorageError};

    pub async fn put(name: &str, text: &str) -> Result<(), StorageError> {
        store::put(name, text).await
    }

    pub async fn get(name: &str) -> Result<String, StorageError> {
        let texts = super::machine().storage().await?;
        let text = texts.borrow().get(name).cloned();
        text.ok_or_else(|| StorageError("nothing is there".to_owned()))
    }
}

pub mod fetch {
    use super::{clock, machine};
    use futures::{
        channel::oneshot,
        future::{Either, select, select_all},
    };
    use js_sys::Promise;
    use std::{
        pin::pin,
        sync::{Arc, Mutex, MutexGuard, PoisonError},
    };
    use web_sys::AbortController;

    pub use crate::platform::fetch::{FetchError, Request, Response};

    /// Never there: no loader has begun one.
    #[derive(Clone)]
    pub struct InFlightFetch(pub Promise);

    /// Who waits for it; `None` once it is aborted.
    #[derive(Clone)]
    pub struct Abort(Arc<Mutex<Option<Vec<oneshot::Sender<()>>>>>);

    impl Abort {
        pub fn new() -> Self {
            Self(Arc::new(Mutex::new(Some(Vec::new()))))
        }

        pub fn of(_: AbortController) -> Self {
            Self::new()
        }

        pub fn abort(&self) {
            // A sender that is dropped wakes as well as one that sends.
            drop(self.waiting().take());
        }

        pub fn is_aborted(&self) -> bool {
            self.waiting().is_none()
        }

        pub async fn aborted(&self) {
            let (aborted, is_aborted) = oneshot::channel();
            match &mut *self.waiting() {
                Some(waiting) => {
                    waiting.retain(|waiter| !waiter.is_canceled());
                    waiting.push(aborted);
                }
                None => return,
            }
            let _ = is_aborted.await;
        }

        fn waiting(&self) -> MutexGuard<'_, Option<Vec<oneshot::Sender<()>>>> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    impl Default for Abort {
        fn default() -> Self {
            Self::new()
        }
    }

    pub async fn send(request: Request, aborts: &[&Abort]) -> Result<Response, FetchError> {
        if aborts.iter().any(|abort| abort.is_aborted()) {
            return Err(FetchError::Aborted);
        }
        let timeout = pin!(clock::sleep(request.timeout.into()));
        let mut ends = vec![Box::pin(std::future::pending()) as _];
        ends.extend(aborts.iter().map(|abort| Box::pin(abort.aborted()) as _));
        let aborted = pin!(select_all::<Vec<futures::future::LocalBoxFuture<'_, ()>>>(
            ends
        ));
        let exchange = pin!(machine().send(request));
        match select(exchange, select(aborted, timeout)).await {
            Either::Left((answer, _)) => answer,
            Either::Right((Either::Left(_), _)) => Err(FetchError::Aborted),
            Either::Right((Either::Right(_), _)) => Err(FetchError::TimedOut),
        }
    }

    pub async fn finish(_: InFlightFetch) -> Result<Response, FetchError> {
        Err(FetchError::Unreachable("no loader has begun it".to_owned()))
    }

    pub fn is_online() -> bool {
        machine().is_online()
    }
}

pub mod lock {
    use super::machine;
    use std::{any::Any, rc::Rc};

    pub enum TryLock {
        Acquired(Lock),
        Busy,
        Unsupported,
    }

    /// Held until it is dropped, or the tab goes.
    pub struct Lock(#[expect(dead_code, reason = "it is there to be dropped")] Rc<dyn Any>);

    pub async fn try_lock(name: &str) -> TryLock {
        match machine().try_lock(name) {
            Some(held) => TryLock::Acquired(Lock(held)),
            None => TryLock::Busy,
        }
    }
}

pub mod random {
    use super::machine;

    pub fn fraction() -> f64 {
        // As many bits as fit.
        (machine().random() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn id() -> String {
        format!("{:016x}{:016x}", machine().random(), machine().random())
    }
}

pub mod store {
    use super::machine;

    #[derive(Clone, PartialEq, Eq, Debug)]
    pub struct StorageError(pub String);

    pub async fn put(name: &str, text: &str) -> Result<(), StorageError> {
        change(name, |_| Some(text.to_owned())).await
    }

    pub async fn remove(name: &str) -> Result<(), StorageError> {
        let texts = machine().storage().await?;
        texts.borrow_mut().remove(name);
        written().await
    }

    pub async fn change(
        name: &str,
        change: impl FnOnce(Option<String>) -> Option<String>,
    ) -> Result<(), StorageError> {
        let texts = machine().storage().await?;
        let known = texts.borrow().get(name).cloned();
        if let Some(text) = change(known) {
            texts.borrow_mut().insert(name.to_owned(), text);
        }
        written().await
    }

    pub async fn all() -> Result<Vec<(String, String)>, StorageError> {
        let texts = machine().storage().await?;
        Ok(texts.borrow().clone().into_iter().collect())
    }

    /// A tab may go between what is written and what it hears of it.
    async fn written() -> Result<(), StorageError> {
        machine().storage().await.map(|_| ())
    }
}

/// Keeps nothing.
pub mod tab_storage {
    pub fn read(_: &str) -> Option<String> {
        None
    }

    pub fn write(_: &str, _: &str) -> bool {
        false
    }

    pub fn remove(_: &str) {}
}
