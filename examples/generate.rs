//! Writes a big file of events to standard output, the same one every time.
//!
//! ```text
//! cargo run --release --example generate -- 1000000 > big.yaml
//! cargo run --release --example generate -- 1000000 --shuffled > shuffled.yaml
//! cargo run --release --example generate -- 1000000 --same-day > day.yaml
//! cargo run --release --example generate -- 1000000 --prose > prose.yaml
//! cargo run --release --example generate -- 10 --long 100 > long.yaml
//! ```
//!
//! About 424 bytes an event: mostly days, one in ten a range, some months, years and dates in words. Sorted by date
//! unless it is to be `--shuffled`; `--prose` writes about 1,150 bytes an event: a summary folded over several lines, a note as a literal
//! block, texts with escapes and both kinds of quotation marks, two quotes in a list, and tags below one another; `--long N` gives the
//! second event a quote of N megabytes.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use chrono::{Datelike, Days, NaiveDate};

/// How many days the events are spread over: 1850 to 2020.
const SPAN: u64 = 62_000;

const WHO: &[&str] = &[
    "The council", "A committee", "The harbour master", "A reporter", "The society", "An engineer",
    "The ministry", "A neighbour",
];
const WHAT: &[&str] = &[
    "opens the new bridge", "refuses the second plan", "signs the agreement",
    "counts the votes again", "closes the northern line", "publishes the long report",
    "meets the delegates", "repairs the old tower",
];
const WHERE: &[&str] = &[
    "Aarhus", "Brno", "Cádiz", "Dover", "Essen", "Ferrara", "Ghent", "Hull",
];

/// What is asked for.
#[derive(Debug, Clone, Copy, Default)]
struct Wanted {
    events: u64,
    shuffled: bool,
    same_day: bool,
    prose: bool,
    long: usize,
}

fn main() -> ExitCode {
    let Some(wanted) = wanted() else {
        eprintln!("usage: generate EVENTS [--shuffled] [--same-day] [--prose] [--long MEGABYTES]");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    match write(wanted, &mut out).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn wanted() -> Option<Wanted> {
    let mut wanted = Wanted::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--shuffled" => wanted.shuffled = true,
            "--same-day" => wanted.same_day = true,
            "--prose" => wanted.prose = true,
            "--long" => wanted.long = arguments.next()?.parse().ok()?,
            count => wanted.events = count.parse().ok()?,
        }
    }
    (wanted.events > 0).then_some(wanted)
}

fn write(wanted: Wanted, out: &mut impl Write) -> io::Result<()> {
    out.write_all(
        b"title: Generated\nsources:\n  - id: log\n    title: The log of the town\n    publisher: The town\nevents:\n",
    )?;
    for n in 0..wanted.events {
        // A step that shares no factor with the number of events visits each of them once.
        let at = if wanted.shuffled {
            n.wrapping_mul(step(wanted.events)) % wanted.events
        } else {
            n
        };
        event(wanted, at, n, out)?;
    }
    Ok(())
}

/// A step through that many events that visits each of them.
fn step(events: u64) -> u64 {
    (events / 3 * 2 + 1..events.saturating_mul(2).max(2))
        .find(|step| gcd(*step, events) == 1)
        .unwrap_or(1)
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// A number that looks like chance and is the same every time.
fn chance(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

fn pick<'a>(list: &[&'a str], by: u64) -> &'a str {
    let at = usize::try_from(by % list.len() as u64).unwrap_or(0);
    list.get(at).copied().unwrap_or_default()
}

/// Sentences that a long text is made of.
const SENTENCES: &[&str] = &[
    "The minutes were read aloud, and nobody objected to them.",
    "It was said more than once that the old plan would have cost less.",
    "Those in the gallery were asked to be quiet; they were not.",
    "A letter from the neighbouring town was laid on the table: it asked for time.",
    "The vote was taken twice, as the first count didn't agree with the list of names.",
    "Rain had fallen for three days, and the lower road could not be used.",
    "The clerk noted every word, also those that he was asked to strike out.",
    "\u{201c}We shall see,\u{201d} was all that the chairman would say \u{2013} and he left.",
];

/// Writes what follows the date of an event that says much.
fn prose(
    (who, what, town): (&str, &str, &str),
    at: u64,
    luck: u64,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(
        out,
        "    title: \"{who} {what}: \\\"at last\\\", in {town} \\u2013 number {at}\"\n    summary: >-"
    )?;
    let sentence = |number: u64| pick(SENTENCES, chance(luck ^ number));
    for number in 0..4 + luck % 3 {
        writeln!(out, "      {}", sentence(number))?;
    }
    writeln!(out, "    note: |\n      {}\n", sentence(20))?;
    writeln!(out, "      {}\n    quotes:", sentence(21))?;
    let minutes = (luck >> 40) % 90;
    writeln!(
        out,
        "      - text: \"{who} said: \\\"We have waited {minutes} years for this,\\\" and sat down.\\nNobody answered.\"\n        \
         source: log\n        page: {}",
        luck % 900
    )?;
    writeln!(
        out,
        "      - text: >\n          {}\n          {}\n        source: log",
        sentence(30),
        sentence(31)
    )?;
    writeln!(
        out,
        "    source: log\n    tags:\n      - town\n      - t{}\n      - 'what''s next'\n    place: {town}",
        luck % 500
    )
}

fn event(wanted: Wanted, at: u64, n: u64, out: &mut impl Write) -> io::Result<()> {
    let luck = chance(at);
    let day = if wanted.same_day {
        0
    } else {
        at.saturating_mul(SPAN) / wanted.events
    };
    let date = NaiveDate::from_ymd_opt(1850, 1, 1).unwrap_or_default() + Days::new(day);
    let (who, what, town) = (
        pick(WHO, luck),
        pick(WHAT, luck >> 8),
        pick(WHERE, luck >> 16),
    );
    writeln!(out, "  - id: event-{at}")?;
    match if wanted.same_day { 99 } else { luck >> 24 } % 100 {
        0..10 => {
            let end = date + Days::new(1 + (luck >> 32) % 20);
            writeln!(out, "    start: {date}\n    end: {end}")?;
        }
        10..14 => writeln!(out, "    date: {}", date.format("%Y-%m"))?,
        14..16 => writeln!(out, "    date: {}", date.year())?,
        16 => writeln!(out, "    date: about {}", date.year())?,
        17 => writeln!(out, "    date: {}", date.format("%-d %B %Y"))?,
        _ => writeln!(out, "    date: {date}")?,
    }
    let minutes = (luck >> 40) % 90;
    if wanted.prose {
        return prose((who, what, town), at, luck, out);
    }
    write!(
        out,
        "    title: {who} {what} in {town}, number {at}\n    summary: {who} {what} after {minutes} minutes of debate, and \
         those who were there say that it went as it had been written down before.\n"
    )?;
    if wanted.long > 0 && n == 1 {
        writeln!(out, "    quote: |")?;
        let line = "      It was said at length, and every word of it was taken down by hand.\n";
        for _ in 0..(wanted.long << 20) / line.len() {
            out.write_all(line.as_bytes())?;
        }
    } else {
        writeln!(
            out,
            "    quote: \"We have waited {minutes} years for this, and we shall not wait for another one.\""
        )?;
    }
    writeln!(
        out,
        "    source: log\n    tags: [town, t{}]\n    place: {town}\n    page: {}",
        luck % 500,
        luck % 900
    )
}
