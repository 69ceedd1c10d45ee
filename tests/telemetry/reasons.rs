//! Why nothing is told.

use halftone::scf::{CloudError, Error, TransportError, Unsigned};
use halftone::telemetry::Reason;

fn refused(code: &str) -> Error {
    Error::Cloud(CloudError {
        code: code.into(),
        message: String::new(),
        request_id: String::new(),
        phase: None,
    })
}

#[test]
fn every_documented_refusal_has_its_reason_and_says_whether_it_lasts() {
    for (code, reason, lasts) in [
        ("FailedOperation.ErrNotOpen", Reason::NotOpened, true),
        ("FailedOperation.ErrOwed", Reason::BillingRefused, true),
        ("LimitExceeded.LimitedAccess", Reason::BillingRefused, true),
        ("UnauthorizedOperation", Reason::NotPermitted, true),
        (
            "AuthFailure.UnauthorizedOperation",
            Reason::NotPermitted,
            true,
        ),
        ("RequestLimitExceeded", Reason::Throttled, false),
        ("InvalidParameterValue", Reason::Unknown, false),
        ("AuthFailure.SignatureExpire", Reason::ClockWrong, false),
        ("AuthFailure.TokenFailure", Reason::KeyEnded, true),
        ("FailedOperation.APITranslateError", Reason::Failed, false),
        ("InternalError", Reason::Failed, false),
    ] {
        let found = Reason::of(&refused(code));
        assert_eq!((found, found.lasts()), (reason, lasts), "{code}");
    }
    let lost = Error::Transport(TransportError::Unreachable);
    assert_eq!(Reason::of(&lost), Reason::Unreachable);
    assert_eq!(
        Reason::of(&Error::Unsigned(Unsigned::Locked)),
        Reason::KeyEnded
    );
}
