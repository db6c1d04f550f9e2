/// What a code holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    Ips(u64),
    /// Bytes; a GB is 1,000,000,000 of them.
    Traffic(u64),
}

impl Holding {
    /// As in the API's `data_type`.
    pub fn data_type(self) -> u64 {
        match self {
            Self::Ips(_) => 1,
            Self::Traffic(_) => 2,
        }
    }

    pub fn ips(self) -> u64 {
        match self {
            Self::Ips(ips) => ips,
            Self::Traffic(_) => 0,
        }
    }

    pub fn bytes(self) -> u64 {
        match self {
            Self::Ips(_) => 0,
            Self::Traffic(bytes) => bytes,
        }
    }
}

/// The provider does not publish its numbers; these are the dashboard's defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Unused,
    Used,
    Revoked,
    Expired,
}

impl Status {
    pub fn number(self) -> u64 {
        match self {
            Self::Unused => 1,
            Self::Used => 2,
            Self::Revoked => 3,
            Self::Expired => 4,
        }
    }
}

/// A code that was used.
#[derive(Clone, Debug)]
pub struct Use {
    pub by: String,
    pub at: i64,
}

/// A code and all that has happened to it. Times are milliseconds of Unix time.
#[derive(Clone, Debug)]
pub struct ShareCode {
    pub code: String,
    pub holding: Holding,
    /// Traffic comes from one.
    pub package: Option<u64>,
    pub issued_by: String,
    pub forward_to: Option<String>,
    pub created_at: i64,
    pub expires_at: Option<i64>,
    pub used: Option<Use>,
    pub revoked_at: Option<i64>,
    pub is_enterprise: bool,
}

impl ShareCode {
    pub fn status(&self, at: i64) -> Status {
        if self.used.as_ref().is_some_and(|used| used.at <= at) {
            Status::Used
        } else if self.revoked_at.is_some_and(|revoked| revoked <= at) {
            Status::Revoked
        } else if self.expires_at.is_some_and(|expires| expires <= at) {
            Status::Expired
        } else {
            Status::Unused
        }
    }
}
