//! Work on all cores: a function applied to each of many items, to batches of them, or two functions at the same time.
//!
//! Threads are started for each piece of work and end with it, so they inherit the priority of the thread that starts them. In a
//! shared pool, work in the background would have the same priority as drawing.

use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Fewer steps than this are done before another thread has begun.
const STEPS_WORTH_A_THREAD: usize = 256;
/// Fewer pieces of work than this in one batch are done before another thread has begun.
const WORTH_A_THREAD: usize = 512;

/// Number of cores, determined once, because asking the system takes longer than parsing an event.
pub fn cores() -> usize {
    static CORES: LazyLock<usize> =
        LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from));
    *CORES
}

/// Runs a function on `threads` threads at the same time, including the current one, and returns the result of each, that of the
/// current one first. At least one thread runs it. A panic of a thread is propagated.
pub fn on_threads<R: Send>(threads: usize, work: impl Fn() -> R + Sync) -> Vec<R> {
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(&work)).collect();
        let mut done = vec![work()];
        for other in others {
            match other.join() {
                Ok(result) => done.push(result),
                Err(panic) => resume_unwind(panic),
            }
        }
        done
    })
}

/// Applies a function to everything in a list, and returns the results in order. A thread takes the
/// next item when it is done with one, so that a large item delays no other; for one core or one item, no thread is started.
pub fn map<T: Sync, R: Send>(list: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = on_threads(cores().min(list.len()), || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = list.get(at) else {
                return done;
            };
            done.push((at, work(item)));
        }
    });
    let mut done: Vec<_> = done.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Applies a function to batches of a list, one per core if the list is long enough, and returns the results in order.
pub fn map_batches<T: Send, R: Send>(
    mut list: Vec<T>,
    work: impl Fn(Vec<T>) -> Vec<R> + Sync,
) -> Vec<R> {
    let threads = cores().min(list.len() / WORTH_A_THREAD).max(1);
    let each = list.len().div_ceil(threads).max(1);
    let mut batches = Vec::with_capacity(threads);
    while list.len() > each {
        batches.push(list.split_off(list.len() - each));
    }
    let work = &work;
    thread::scope(|scope| {
        let others: Vec<_> = batches
            .into_iter()
            .rev()
            .map(|batch| scope.spawn(move || work(batch)))
            .collect();
        let mut done = work(list);
        for other in others {
            match other.join() {
                Ok(results) => done.extend(results),
                Err(panic) => resume_unwind(panic),
            }
        }
        done
    })
}

/// Runs two closures, in parallel if there is more than one core and it `is_worth` a thread.
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

/// The first of `steps` steps for which `is_so` is false, else `steps`. It is called, on all cores,
/// for all steps before that one, and for few after it.
pub fn first_not(steps: usize, is_so: impl Fn(usize) -> bool + Sync) -> usize {
    let (next, first) = (AtomicUsize::new(0), AtomicUsize::new(steps));
    on_threads(cores().min(steps / STEPS_WORTH_A_THREAD + 1), || {
        loop {
            let step = next.fetch_add(1, Ordering::Relaxed);
            if step >= first.load(Ordering::Relaxed) {
                return;
            }
            if !is_so(step) {
                first.fetch_min(step, Ordering::Relaxed);
            }
        }
    });
    first.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_processed_once_and_in_order() {
        for count in [0, 1, 2, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let done = map(&items, |item| item * 2);
            assert_eq!(done, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn both_closures_run() {
        for is_worth in [false, true] {
            assert_eq!(both(is_worth, || 1, || "two"), (1, "two"));
        }
    }

    #[test]
    fn the_first_failing_step_is_found() {
        for steps in [0, 1, 10, 5_000] {
            assert_eq!(first_not(steps, |_| true), steps);
            for not in [0, 3, 700, 4_999] {
                let also = |step: usize| step != not && step != not + 17;
                assert_eq!(first_not(steps, also), not.min(steps), "{not} of {steps}");
            }
        }
    }
}
