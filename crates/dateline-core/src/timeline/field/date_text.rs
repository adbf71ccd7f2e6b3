//! Dates that are composed of several texts: nested keys around an event, or a year with a month
//! and day in other keys.

use crate::date::{Date, DateContext, DateError, ShortEnd};

/// The parts of a date, from the largest unit to the smallest; each is read in the context of those
/// before it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(in crate::timeline) struct DateText {
    parts: Vec<String>,
    first: FirstPart,
}

/// What the first part of a date is known to be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
enum FirstPart {
    #[default]
    Any,
    /// A year, however few digits it has.
    Year,
    /// A range of years, the second without its century: `2020-21`.
    Years,
}

impl DateText {
    pub fn one(text: impl Into<String>) -> Self {
        Self {
            parts: vec![text.into()],
            first: FirstPart::Any,
        }
    }

    /// A year, however few digits it has.
    pub fn year(text: impl Into<String>) -> Self {
        Self {
            first: FirstPart::Year,
            ..Self::one(text)
        }
    }

    /// A range of years, the second without its century: `2020-21`.
    pub fn years(text: impl Into<String>) -> Self {
        Self {
            first: FirstPart::Years,
            ..Self::one(text)
        }
    }

    /// The date without the sign of its year.
    pub fn without_sign(mut self) -> Self {
        if let Some(year) = self.parts.first_mut().filter(|year| year.starts_with('-')) {
            year.remove(0);
        }
        self
    }

    /// Whether it is a range of years such as `2020-21`.
    pub fn is_years(&self) -> bool {
        self.first == FirstPart::Years
    }

    /// Adds a month in the year, or a day in the month.
    pub fn with(mut self, part: impl Into<String>) -> Self {
        self.parts.push(part.into());
        self
    }

    /// The text, if there is only one and it is a date by itself.
    pub fn alone(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [part] if self.first == FirstPart::Any => Some(part),
            _ => None,
        }
    }

    /// All texts that it is composed of.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(String::as_str)
    }

    /// Parses it as a date.
    ///
    /// # Errors
    /// That of the first part that cannot be parsed.
    pub fn read(&self, context: DateContext) -> Result<Date, DateError> {
        let date = read_parts(&self.parts, self.context(context))?;
        Ok(date.as_written(&self.shown()))
    }

    fn context(&self, context: DateContext) -> DateContext {
        match self.first {
            FirstPart::Any => context,
            FirstPart::Year => DateContext {
                is_year: true,
                ..context
            },
            FirstPart::Years => DateContext {
                short_end: ShortEnd::Year,
                ..context
            },
        }
    }

    /// The text to show: the only part, else the parts combined, "5 May 2020" or `2020-05-05`.
    pub fn shown(&self) -> String {
        let in_words = self
            .parts
            .iter()
            .skip(1)
            .all(|part| part.contains(char::is_alphabetic));
        if in_words {
            let parts: Vec<&str> = self.parts.iter().rev().map(String::as_str).collect();
            parts.join(" ")
        } else {
            let date = read_parts(&self.parts, self.context(DateContext::default()));
            date.map_or_else(
                |_| self.parts.join(" "),
                |date| date.edtf().unwrap_or_else(|| date.words()),
            )
        }
    }
}

/// Parses a date of several parts: a year, a month in it, a day in that. A number within a year is
/// a month.
///
/// # Errors
/// That of the first part that cannot be parsed.
pub(in crate::timeline) fn read_parts(
    parts: &[String],
    context: DateContext,
) -> Result<Date, DateError> {
    let mut parts = parts.iter();
    let first = parts.next().map_or("", String::as_str);
    let first = Date::parse(first, in_base(context))?;
    parts.try_fold(first, |date, part| {
        let within = DateContext {
            is_year: false,
            before_christ: None,
            base: date.as_base(),
            short_end: ShortEnd::Edtf,
            ..context
        };
        Date::parse(part, in_base(within))
    })
}

/// The context, with numbers read as months if its base is a year.
fn in_base(context: DateContext) -> DateContext {
    DateContext {
        is_month: context.base.is_some_and(crate::date::BaseDate::is_year),
        ..context
    }
}
