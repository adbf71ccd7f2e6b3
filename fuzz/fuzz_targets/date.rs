//! Any text is read as a date or refused with a reason; the EDTF of a date is read as a time that begins at the
//! same moment. (It may end earlier: EDTF has no times of day to the minute.)

#![no_main]

use dateline_date::{Date, DateContext};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match Date::parse(text, DateContext::default()) {
        Ok(date) => {
            assert!(!date.words().is_empty());
            if let Some(edtf) = date.edtf() {
                let again = Date::parse(&edtf, DateContext::default());
                assert_eq!(
                    again.map(|again| again.earliest()),
                    Ok(date.earliest()),
                    "{text:?}: {edtf}"
                );
            }
        }
        Err(error) => assert!(!error.message.is_empty()),
    }
});
