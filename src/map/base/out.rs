//! What a frame writes into.

/// Paths as they are written: for each its number of points, then x, y, x, y, … The room is as long as it has ever been: a frame
/// writes over it from the start.
#[derive(Debug, Default)]
pub(super) struct Out {
    room: Vec<f32>,
    len: usize,
    open: usize,
}

impl Out {
    /// All that was written.
    pub fn written(&self) -> &[f32] {
        self.room.get(..self.len).unwrap_or_default()
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn clear(&mut self) {
        self.len = 0;
    }

    /// Room for so many numbers more, which count as written.
    #[inline(always)]
    fn more(&mut self, n: usize) -> &mut [f32] {
        let from = self.len;
        self.len += n;
        if self.room.len() < self.len {
            self.grow();
        }
        self.room.get_mut(from..self.len).unwrap_or_default()
    }

    #[cold]
    fn grow(&mut self) {
        self.room.resize(2 * self.len, 0.0);
    }

    pub fn begin(&mut self) {
        self.open = self.len;
        self.more(1);
    }

    pub fn push(&mut self, [x, y]: [f32; 2]) {
        if let [to_x, to_y] = self.more(2) {
            (*to_x, *to_y) = (x, y);
        }
    }

    /// Points one after another.
    pub fn extend(&mut self, points: &[[f32; 2]]) {
        self.more(2 * points.len()).copy_from_slice(points.as_flattened());
    }

    /// Ends the path; of fewer than `least` points it is as if it had never been.
    pub fn end(&mut self, least: usize) {
        let n = (self.len - self.open - 1) / 2;
        if n < least {
            self.len = self.open;
        } else {
            self.room[self.open] = n as f32;
        }
    }
}
