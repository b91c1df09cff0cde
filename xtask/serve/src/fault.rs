//! Telling the server to fail, so that tests see what a reader sees then.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;

/// One way to fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This status with a short page instead of the file.
    Status(u16),
    /// The connection is closed before any answer, as without a network.
    NoNetwork,
    /// Right headers, then only the first part (in per cent) of the body, then the connection is closed.
    CutOff(u8),
    /// Only the first part (in per cent) of the body, sent as if that were all.
    Truncated(u8),
    /// This body instead of the file's, with the file's type.
    Body(Bytes),
    /// The answer comes that much later.
    Delay(Duration),
    /// The body comes at so many bytes a second.
    Slow(u32),
}

/// The faults in force, shared between the server and who commands it. A fault meets each path (below the sub-path) that
/// contains its pattern; the newest that matches wins.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<Vec<(String, Fault)>>>);

impl Faults {
    /// From now on, every path that contains `pattern` fails so. An empty pattern meets everything.
    pub fn set(&self, pattern: &str, fault: Fault) {
        self.lock().push((pattern.to_owned(), fault));
    }

    /// No more faults.
    pub fn clear(&self) {
        self.lock().clear();
    }

    pub(crate) fn of(&self, path: &str) -> Option<Fault> {
        self.lock().iter().rev().find(|(pattern, _)| path.contains(pattern.as_str())).map(|(_, fault)| fault.clone())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<(String, Fault)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
