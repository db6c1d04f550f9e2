//! What this browser remembers of its accounts, as it is written down and as views follow it: the orders, and other work that
//! has ended.

mod ended;

use leptos::prelude::*;
use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    domain::{
        AccountId, Code, CodeHash, DecodeError, End, KeptWords, ListQuery, OrderRecord, OrderState,
    },
    platform::{channel::Channel, clock, store, task},
    state::{Phase, Session, notify::Notify, persist},
};

/// It outlives the session: an answer that comes after a lock is booked as well. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Journal {
    records: RwSignal<Vec<Arc<OrderRecord>>>,
    /// Work that is no order and has ended: names and texts, which are read where they are shown.
    ended: RwSignal<Vec<(String, String)>>,
    changes: Notify,
    /// The ids of those that this tab alone knows.
    unwritten: RwSignal<Vec<String>>,
    unreadable: RwSignal<Vec<UnreadableRecord>>,
    /// Codes and the notes of their orders, by account and mark.
    notes: RwSignal<Arc<BTreeMap<(AccountId, CodeHash), String>>>,
    /// Whose records are shown; all others are kept and none of the person's business.
    session: Option<Session>,
    /// To the other tabs.
    channel: StoredValue<Option<Channel>, LocalStorage>,
}

/// An entry that can't be read. It is kept as it is: it may be all that is left of an order.
#[derive(Clone, PartialEq)]
pub struct UnreadableRecord {
    pub name: String,
    pub text: String,
    pub why: DecodeError,
    /// Whose it seems to be.
    account: Option<AccountId>,
}

impl UnreadableRecord {
    fn new(name: String, text: String, why: DecodeError) -> Self {
        Self {
            account: OrderRecord::account_in(&text),
            name,
            text,
            why,
        }
    }
}

impl Journal {
    /// Reads what is written down; until then it is empty.
    pub fn provide() -> Self {
        let journal = Self {
            records: RwSignal::default(),
            ended: RwSignal::default(),
            changes: Notify::new(),
            unwritten: RwSignal::default(),
            unreadable: RwSignal::default(),
            notes: RwSignal::default(),
            session: use_context(),
            channel: StoredValue::new_local(None),
        };
        provide_context(journal);
        let channel = Channel::open("share-code-dashboard journal", move || {
            task::spawn(journal.load());
        });
        journal.channel.set_value(channel);
        task::spawn(journal.load());
        journal
    }

    /// Reads again what other tabs may have written.
    pub async fn load(self) {
        let Ok(entries) = store::all().await else {
            return;
        };
        if self.records.is_disposed() {
            return;
        }
        let known = self.records.get_untracked();
        let mut records = known.clone();
        self.unwritten
            .with_untracked(|ids| records.retain(|record| ids.contains(&record.id)));
        let mut ended = Vec::new();
        let mut unreadable = Vec::new();
        for (name, text) in entries {
            if ended::is_name(&name) {
                ended.push((name, text));
                continue;
            }
            // What is kept of bulk jobs that are under way lies there, too.
            if name.contains(' ') {
                continue;
            }
            match OrderRecord::read(&text) {
                Ok(record) => {
                    // What was read may be older than what this tab has written meanwhile.
                    let newer = known.iter().find(|known| {
                        known.id == record.id && known.state.rank() > record.state.rank()
                    });
                    put(&mut records, newer.cloned().unwrap_or(Arc::new(record)));
                }
                Err(why) => unreadable.push(UnreadableRecord::new(name, text, why)),
            }
        }
        self.unreadable.set(unreadable);
        self.ended.set(ended);
        self.set(records);
    }

    /// Ends when a record has changed, and so many milliseconds later at the latest.
    pub async fn wait_for_change(self, millis: i64) {
        self.changes.wait(millis).await;
    }

    /// Reactive. Those of the account that is connected, the newest first.
    pub fn records(self) -> Vec<Arc<OrderRecord>> {
        let account = self.account();
        let mut records = self.records.get();
        records.retain(|record| Some(record.account) == account);
        records
    }

    /// Reactive. The account that is connected.
    fn account(self) -> Option<AccountId> {
        match self.session?.phase() {
            Phase::Open(client) => Some(client.account_id()),
            Phase::Closed(_) => None,
        }
    }

    /// Reactive.
    pub fn is_empty(self) -> bool {
        self.records().is_empty() && self.ended().is_empty() && self.unreadable().is_empty()
    }

    /// A line for each entry of the account that is connected, as it is written down, the newest first.
    pub fn text(self) -> String {
        let orders = untrack(|| self.records()).into_iter();
        let orders = orders.map(|record| (record.begun_at, record.write()));
        let ended = untrack(|| self.ended()).into_iter();
        let ended = ended.map(|record| (record.begun_at, record.write()));
        let mut lines: Vec<_> = orders.chain(ended).collect();
        lines.sort_by_key(|(begun_at, _)| std::cmp::Reverse(*begun_at));
        let mut text = String::new();
        for (_, line) in lines {
            text += &line;
            text += "\n";
        }
        for unreadable in untrack(|| self.unreadable()) {
            // Whatever it holds, it is one line.
            text += &unreadable.text.replace(['\r', '\n'], " ");
            text += "\n";
        }
        text
    }

    /// Reactive. Those that may be of the account that is connected.
    pub fn unreadable(self) -> Vec<UnreadableRecord> {
        let account = self.account();
        let mut unreadable = self.unreadable.get();
        unreadable.extend(self.unreadable_ended());
        unreadable
            .retain(|unreadable| unreadable.account.is_none() || unreadable.account == account);
        unreadable
    }

    /// Reactive. Orders of the account that is connected.
    pub fn in_doubt(self) -> usize {
        let records = self.records();
        records.iter().filter(|record| record.is_in_doubt()).count()
    }

    pub fn get(self, id: &str) -> Option<Arc<OrderRecord>> {
        let mut records = self.known().into_iter();
        records.find(|record| record.id == id)
    }

    /// Those of one account of which the list has the last word still to say.
    pub fn open_of(self, account: AccountId) -> Vec<Arc<OrderRecord>> {
        let mut records = self.known();
        records.retain(|record| record.account == account && record.is_open());
        records
    }

    /// Other orders of the record's account that are like it and could have made codes that look like its own: those in doubt,
    /// and later ones behind whose answers the list is still to be read. Of two of those, each leaves the other what it can't
    /// have made: so no code is counted twice, whichever list is read first.
    pub fn rivals_of(self, record: &OrderRecord) -> Vec<Arc<OrderRecord>> {
        let mut records = self.known();
        records.retain(|other| {
            let is_other = other.id != record.id && other.account == record.account;
            let is_later = other.begun_at > record.begun_at;
            let is_open = other.is_in_doubt() || is_later && other.is_open();
            is_other && is_open && other.order.is_like(&record.order)
        });
        records
    }

    /// The parts of a large order, or the order that was sent whole, whose answer told how they ended, until the list has
    /// borne it out. The oldest first.
    pub fn answered_of(self, lot: &str) -> Vec<Arc<OrderRecord>> {
        let mut records = self.known();
        records.retain(|record| is_answered(record) && record.lot() == lot);
        records.reverse();
        records
    }

    /// The large orders, and orders that were sent whole, that have such parts.
    pub fn answered_lots(self, account: AccountId) -> Vec<String> {
        let records = self.known().into_iter();
        let open = records.filter(|record| is_answered(record) && record.account == account);
        let lots: BTreeSet<String> = open.map(|record| record.lot().to_owned()).collect();
        lots.into_iter().collect()
    }

    /// Reactive. Orders of the account that is connected that ended otherwise than the person has reason to believe.
    pub fn news(self) -> Vec<Arc<OrderRecord>> {
        let mut records = self.records();
        records.retain(|record| matches!(record.state, OrderState::Settled { is_news: true, .. }));
        records
    }

    /// The person has taken note of how an order ended.
    pub async fn dismiss(self, id: &str) {
        let dismiss = |record: &mut OrderRecord| {
            if let OrderState::Settled { is_news, .. } = &mut record.state {
                *is_news = false;
            }
        };
        self.change(id, &dismiss).await;
    }

    /// How an order ended; `None` while it is not settled.
    pub fn end_of(self, id: &str) -> Option<End> {
        end(&*self.get(id)?)
    }

    /// How the parts of a large order ended that are settled, or the order that was sent whole.
    pub fn ends_of(self, lot: &str) -> impl Iterator<Item = End> {
        let records = self.known().into_iter();
        let parts = records.filter(move |record| record.lot() == lot);
        parts.filter_map(|record| end(&record))
    }

    /// How many codes the parts of a large order have made, or the order that was sent whole.
    pub fn made_by(self, lot: &str) -> usize {
        let records = self.known().into_iter();
        let parts = records.filter(|record| record.lot() == lot);
        parts.map(|record| record.claimed().len()).sum()
    }

    /// The codes that all other orders of the record's account have claimed.
    pub fn claimed_elsewhere(self, record: &OrderRecord) -> Vec<CodeHash> {
        let records = self.known();
        let others = records
            .iter()
            .filter(|other| other.id != record.id && other.account == record.account);
        let mut marks = Vec::new();
        for other in others {
            marks.extend_from_slice(other.claimed());
        }
        marks
    }

    /// Reactive. The note of the order that made this code.
    pub fn note_of(self, code: &Code) -> Option<String> {
        let notes = self.notes.get();
        if notes.is_empty() {
            return None;
        }
        notes.get(&(self.account()?, CodeHash::of(code))).cloned()
    }

    /// Reactive.
    pub fn has_notes(self) -> bool {
        let account = self.account();
        let is_own = |(of, _): &(AccountId, CodeHash)| Some(*of) == account;
        self.notes.with(|notes| notes.keys().any(is_own))
    }

    /// Reactive. Every note of the account that is connected, once.
    pub fn all_notes(self) -> Vec<String> {
        let records = self.records();
        let notes = records.iter().map(|record| record.note.clone());
        let notes: BTreeSet<String> = notes.filter(|note| !note.is_empty()).collect();
        notes.into_iter().collect()
    }

    /// Reactive. Every address that codes were made out to by the account that is connected, once, the latest first.
    pub fn recipients(self) -> Vec<String> {
        let mut recipients: Vec<String> = Vec::new();
        for record in self.records() {
            if let Some(address) = record.order.forward_to()
                && !recipients.iter().any(|known| known == address)
            {
                recipients.push(address.to_owned());
            }
        }
        recipients
    }

    /// Those of one account that this query filters by.
    pub fn filtered(self, account: AccountId, query: &ListQuery) -> Vec<Arc<OrderRecord>> {
        let mut records = self.known();
        records.retain(|record| {
            record.account == account
                && (query.note.is_empty() || record.note == query.note)
                && (query.order_id.is_empty() || record.lot() == query.order_id)
        });
        records
    }

    /// Writes a record down before its order is sent.
    ///
    /// # Errors
    ///
    /// When it could not be written. Then nothing is known of it here either.
    pub async fn begin(self, record: OrderRecord) -> Result<(), store::StorageError> {
        store::put(&record.id, &record.write()).await?;
        self.tell();
        self.show(record);
        Ok(())
    }

    /// Knows a record without writing it down: the person went on though it can't be.
    pub fn hold(self, record: OrderRecord) {
        if !self.unwritten.is_disposed() {
            self.unwritten.update(|ids| ids.push(record.id.clone()));
        }
        self.show(record);
    }

    /// What is known of an order now. What is settled stays so, whoever settled it.
    pub async fn book(self, id: &str, state: OrderState) {
        let book = |record: &mut OrderRecord| {
            if record.is_open() {
                record.state = state.clone();
            }
        };
        self.change(id, &book).await;
    }

    /// The same of an order to which the server has said no, with its words.
    pub async fn book_refused(self, id: &str, state: OrderState, words: KeptWords) {
        let book = |record: &mut OrderRecord| {
            if record.is_open() {
                record.state = state.clone();
                record.refusal = words.clone();
            }
        };
        self.change(id, &book).await;
    }

    pub async fn set_note(self, id: &str, note: String) {
        self.change(id, &|record| record.note.clone_from(&note))
            .await;
    }

    /// Changes what is written down, which another tab may have changed as well.
    async fn change(self, id: &str, change: &dyn Fn(&mut OrderRecord)) {
        let Some(known) = self.get(id) else {
            return;
        };
        let is_unwritten = self.is_unwritten(id);
        let changed = Cell::new(None);
        let apply = |mut record: OrderRecord| {
            change(&mut record);
            let text = record.write();
            changed.set(Some(record));
            Some(text)
        };
        // An answer that is not written down is known to this tab alone.
        let mut is_written = false;
        for _ in 0..persist::TRIES {
            changed.set(None);
            let began = clock::monotonic();
            let written = store::change(id, |text| match text {
                Some(text) => apply(OrderRecord::read(&text).ok()?),
                None if is_unwritten => apply((*known).clone()),
                // Another tab has forgotten it.
                None => None,
            });
            is_written = written.await.is_ok();
            if is_written || persist::is_silent(began) {
                break;
            }
        }
        if !is_written {
            // It is settled again at the next start.
            apply((*known).clone());
        }
        self.tell();
        match changed.take() {
            Some(record) => self.show(record),
            None => self.drop(id),
        }
    }

    /// Takes an entry off this browser for good.
    pub async fn forget(self, name: &str) {
        let _ = store::remove(name).await;
        self.tell();
        self.drop(name);
    }

    /// The other tabs that something is written.
    fn tell(self) {
        (self.channel).try_with_value(|channel| channel.as_ref().map(Channel::tell));
    }

    fn drop(self, name: &str) {
        if !self.records.is_disposed() {
            let mut records = self.records.get_untracked();
            records.retain(|record| record.id != name);
            self.set(records);
            self.ended
                .update(|ended| ended.retain(|(known, _)| known != name));
            self.unreadable
                .update(|unreadable| unreadable.retain(|unreadable| unreadable.name != name));
        }
    }

    fn show(self, record: OrderRecord) {
        if !self.records.is_disposed() {
            let mut records = self.records.get_untracked();
            put(&mut records, Arc::new(record));
            self.set(records);
        }
    }

    fn is_unwritten(self, id: &str) -> bool {
        let is_unwritten = |ids: &Vec<String>| ids.iter().any(|unwritten| unwritten == id);
        !self.unwritten.is_disposed() && self.unwritten.with_untracked(is_unwritten)
    }

    /// Nothing once the dashboard is gone.
    fn known(self) -> Vec<Arc<OrderRecord>> {
        self.records.try_get_untracked().unwrap_or_default()
    }

    fn set(self, mut records: Vec<Arc<OrderRecord>>) {
        records.sort_by_key(|record| std::cmp::Reverse(record.begun_at));
        let mut notes = BTreeMap::new();
        for record in records.iter().filter(|record| !record.note.is_empty()) {
            let marks = record.claimed().iter();
            notes.extend(marks.map(|mark| ((record.account, *mark), record.note.clone())));
        }
        self.notes.set(Arc::new(notes));
        self.records.set(records);
        self.changes.notify_waiters();
    }
}

fn is_answered(record: &OrderRecord) -> bool {
    matches!(record.state, OrderState::Answered { .. })
}

fn end(record: &OrderRecord) -> Option<End> {
    match record.state {
        OrderState::Settled { end, .. } => Some(end),
        _ => None,
    }
}

/// In doubt from now on, since nobody saw the request end.
pub fn left_behind() -> OrderState {
    OrderState::InDoubt {
        named: Vec::new(),
        detail: String::new(),
        answered_at: None,
    }
}

fn put(records: &mut Vec<Arc<OrderRecord>>, record: Arc<OrderRecord>) {
    match records.iter_mut().find(|old| old.id == record.id) {
        Some(old) => *old = record,
        None => records.push(record),
    }
}
