//! A date of which several texts each say a part: the keys above an event, a year with a month and a day beside it.

use crate::date::{Date, DateContext, DateError, ShortEnd};

/// The parts of a date, the widest first, each of which is read beside those before it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(in crate::timeline) struct DateText {
    parts: Vec<String>,
    /// Whether the first part is a range of years such as `2020-21`.
    is_years: bool,
}

impl DateText {
    pub fn one(text: impl Into<String>) -> Self {
        Self {
            parts: vec![text.into()],
            is_years: false,
        }
    }

    /// A range of years whose second one leaves out its century: `2020-21`.
    pub fn years(text: impl Into<String>) -> Self {
        Self {
            is_years: true,
            ..Self::one(text)
        }
    }

    /// A month in the year, or a day in the month.
    pub fn with(mut self, part: impl Into<String>) -> Self {
        self.parts.push(part.into());
        self
    }

    /// The only text that it is made of, where it says the date by itself.
    pub fn alone(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [part] if !self.is_years => Some(part),
            _ => None,
        }
    }

    /// Every text that it is made of.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(String::as_str)
    }

    /// What it says.
    ///
    /// # Errors
    /// That of the first part that can't be read.
    pub fn read(&self, context: DateContext) -> Result<Date, DateError> {
        let date = read_parts(&self.parts, self.context(context))?;
        Ok(date.as_written(&self.shown()))
    }

    fn context(&self, context: DateContext) -> DateContext {
        if self.is_years {
            DateContext {
                short_end: ShortEnd::Year,
                ..context
            }
        } else {
            context
        }
    }

    /// As it is shown: the text where it is one, else the parts as a date is written, "5 May 2020" or `2020-05-05`.
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

/// A date of several parts: a year, the month in it, the day in that. A number in a year is a month.
///
/// # Errors
/// That of the first part that can't be read.
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

/// The context, with a number as a month where its base is a year.
fn in_base(context: DateContext) -> DateContext {
    DateContext {
        is_month: context.base.is_some_and(crate::date::BaseDate::is_year),
        ..context
    }
}
