//! The files that are asked for: started when wanted, cancelled when no longer, asked for again after pauses. Time is an
//! argument, in ms; what is to be done comes out as orders.

use super::square::Square;
use crate::model::Lang;

/// A file of the tiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// What there is.
    Index,
    /// Land and borders of a square.
    Shore(Square),
    /// Its waters.
    Water(Square),
    /// The names for the whole world.
    WorldNames(Lang),
    /// The names in a square of level 5.
    Names(Square, Lang),
}

impl File {
    /// Its address below the site's base.
    pub fn path(self) -> String {
        let number = |n: u16| n.to_string();
        match self {
            File::Index => "tiles/index.bin".to_owned(),
            File::Shore(s) => ["tiles/", &number(s.z().into()), "/", &number(s.x()), "/", &number(s.y()), ".bin"].concat(),
            File::Water(s) => ["tiles/", &number(s.z().into()), "/", &number(s.x()), "/", &number(s.y()), "-water.bin"].concat(),
            File::WorldNames(lang) => ["tiles/names/", lang.code(), "/world.txt"].concat(),
            File::Names(s, lang) => ["tiles/names/", lang.code(), "/", &number(s.x()), "/", &number(s.y()), ".txt"].concat(),
        }
    }
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Fetch a file.
    Fetch(File),
    /// Give up fetching it.
    Cancel(File),
}

/// A file must be wanted for so long, ms, before it is asked for: a view that flies past asks for nothing.
pub const HOLD_MS: f64 = 120.0;
/// How long to wait after each failure before a file is asked for again, ms; then only when told to.
pub const PAUSES_MS: [f64; 3] = [1_000.0, 4_000.0, 15_000.0];
/// The most requests under way at once.
pub const AT_ONCE: usize = 8;
/// The most failures that are remembered of files that nobody wants at present.
const REMEMBERED: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// To be asked for at a time, ms.
    Waiting(f64),
    UnderWay,
    /// It has come and is to be read.
    Here,
    /// Asked for often enough.
    Lost,
}

#[derive(Clone, Copy, Debug)]
struct Request {
    file: File,
    state: State,
    failures: usize,
    wanted: bool,
}

/// Files that are wanted and have not come.
#[derive(Debug, Default)]
pub struct Requests {
    list: Vec<Request>,
}

impl Requests {
    /// Wants these files, the most important first, and no others; `now` in ms.
    pub fn want(&mut self, files: &[File], now: f64) -> Vec<Order> {
        let mut orders = Vec::new();
        for request in &mut self.list {
            request.wanted = files.contains(&request.file);
            if !request.wanted && request.state == State::UnderWay {
                orders.push(Order::Cancel(request.file));
                request.state = State::Waiting(now + HOLD_MS);
            }
        }
        // Whether it failed is remembered, so that coming back does not ask for it at once again.
        self.list.retain(|r| r.wanted || r.failures > 0 || r.state == State::Here);
        let idle = |r: &Request| !r.wanted && r.state != State::Here;
        let mut surplus = self.list.iter().filter(|r| idle(r)).count().saturating_sub(REMEMBERED);
        self.list.retain(|r| {
            let forget = idle(r) && surplus > 0;
            surplus -= usize::from(forget);
            !forget
        });
        for &file in files {
            if self.find(file).is_none() {
                self.list.push(Request { file, state: State::Waiting(now + HOLD_MS), failures: 0, wanted: true });
            }
        }
        let mut free = AT_ONCE.saturating_sub(self.under_way());
        for &file in files {
            let Some(request) = self.find(file).filter(|_| free > 0) else { continue };
            if matches!(request.state, State::Waiting(due) if due <= now) {
                request.state = State::UnderWay;
                orders.push(Order::Fetch(file));
                free -= 1;
            }
        }
        orders
    }

    /// A file under way has come, and is to be read. Whether it was waited for.
    pub fn arrived(&mut self, file: File) -> bool {
        let request = self.find(file).filter(|r| r.state == State::UnderWay);
        request.map(|r| r.state = State::Here).is_some()
    }

    /// A file has come and is what it should be.
    pub fn came(&mut self, file: File) {
        self.list.retain(|r| r.file != file);
    }

    /// A file under way did not come, or one that has come is not what it should be.
    pub fn failed(&mut self, file: File, now: f64) {
        if let Some(request) = self.find(file).filter(|r| matches!(r.state, State::UnderWay | State::Here)) {
            request.state = PAUSES_MS.get(request.failures).map_or(State::Lost, |pause| State::Waiting(now + pause));
            request.failures += 1;
        }
    }

    /// Asks again for what failed, as if for the first time.
    pub fn again(&mut self, now: f64) {
        for request in self.list.iter_mut().filter(|r| r.failures > 0 && matches!(r.state, State::Waiting(_) | State::Lost)) {
            (request.state, request.failures) = (State::Waiting(now), 0);
        }
    }

    /// When something wanted is to be asked for next, ms; `None` where nothing is, or as many are under way as may be.
    pub fn due(&self) -> Option<f64> {
        let waiting = self.list.iter().filter(|r| r.wanted).filter_map(|r| match r.state {
            State::Waiting(due) => Some(due),
            _ => None,
        });
        waiting.min_by(f64::total_cmp).filter(|_| self.under_way() < AT_ONCE)
    }

    /// How many are under way.
    pub fn under_way(&self) -> usize {
        self.list.iter().filter(|r| r.state == State::UnderWay).count()
    }

    /// How many that are wanted have failed at least once and not come since.
    pub fn failing(&self) -> usize {
        self.list.iter().filter(|r| r.wanted && r.failures > 0).count()
    }

    /// How many that are wanted may still come, of those that have failed less than `tries` times.
    pub fn hopeful(&self, tries: usize) -> usize {
        self.list.iter().filter(|r| r.wanted && r.failures < tries).count()
    }

    /// Whether a file has been given up.
    pub fn is_lost(&self, file: File) -> bool {
        self.list.iter().any(|r| r.file == file && r.state == State::Lost)
    }

    fn find(&mut self, file: File) -> Option<&mut Request> {
        self.list.iter_mut().find(|r| r.file == file)
    }
}
