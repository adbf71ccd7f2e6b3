//! One piece of work for each of many, on all cores.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::parse::cores;

/// Fewer steps than this are done before another thread has begun.
const STEPS_WORTH_A_THREAD: usize = 256;

/// Does a piece of work for everything in a list and gives what came of it, in order. A thread takes the next one when it is done with
/// one, so that a large one keeps no other waiting; where there is one core, or one piece, there is no other thread.
pub fn in_turns<T: Sync, R: Send>(list: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = cores().min(list.len());
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = list.get(at) else {
                return done;
            };
            done.push((at, work(item)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let mut done = run();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Does two pieces of work, at the same time where there is more than one core and it `is_worth` a thread.
pub fn both<A, B: Send>(
    is_worth: bool,
    one: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if !is_worth || cores() < 2 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        match other.join() {
            Ok(other) => (one, other),
            Err(panic) => resume_unwind(panic),
        }
    })
}

/// The first of so many steps for which something is not so, or their number. It is asked for all of those before, on all cores,
/// and for few of those behind.
pub fn first_not(steps: usize, is_so: impl Fn(usize) -> bool + Sync) -> usize {
    let (next, first) = (AtomicUsize::new(0), AtomicUsize::new(steps));
    let run = || {
        loop {
            let step = next.fetch_add(1, Ordering::Relaxed);
            if step >= first.load(Ordering::Relaxed) {
                return;
            }
            if !is_so(step) {
                first.fetch_min(step, Ordering::Relaxed);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..cores().min(steps / STEPS_WORTH_A_THREAD + 1) {
            scope.spawn(run);
        }
        run();
    });
    first.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_and_in_order() {
        for count in [0, 1, 2, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let done = in_turns(&items, |item| item * 2);
            assert_eq!(done, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn both_pieces_of_work_are_done() {
        for is_worth in [false, true] {
            assert_eq!(both(is_worth, || 1, || "two"), (1, "two"));
        }
    }

    #[test]
    fn the_first_step_for_which_it_is_not_so() {
        for steps in [0, 1, 10, 5_000] {
            assert_eq!(first_not(steps, |_| true), steps);
            for not in [0, 3, 700, 4_999] {
                let also = |step: usize| step != not && step != not + 17;
                assert_eq!(first_not(steps, also), not.min(steps), "{not} of {steps}");
            }
        }
    }
}
