//! The three functions that binomial chances are made of.

/// The natural logarithm of Γ(x) for x > 0.
///
/// Stirling's series (NIST Digital Library of Mathematical Functions, 5.11.1) from 10 upwards, where
/// eight terms leave less than 1e-15; smaller arguments are stepped up to there (5.5.1).
pub(super) fn ln_gamma(x: f64) -> f64 {
    // B₂ₖ / (2k(2k − 1)) for k = 1 to 8.
    const TERMS: [f64; 8] = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1_260.0,
        -1.0 / 1_680.0,
        1.0 / 1_188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
        -3_617.0 / 122_400.0,
    ];
    let (mut x, mut product) = (x, 1.0);
    while x < 10.0 {
        product *= x;
        x += 1.0;
    }
    let square = x * x;
    let series = TERMS
        .iter()
        .rev()
        .fold(0.0, |sum, term| sum / square + term);
    let half_ln_two_pi = 0.5 * std::f64::consts::TAU.ln();
    (x - 0.5) * x.ln() - x + half_ln_two_pi + series / x - f64::ln(product)
}

/// The natural logarithm of B(a, b) for a, b > 0.
pub(super) fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// The regularised incomplete beta function Iₓ(a, b) for a, b > 0: the chance that a variable with
/// the distribution Beta(a, b) is at most x.
///
/// By the continued fraction 8.17.22 of the same library, evaluated as W. Lentz did (“Generating
/// Bessel functions in Mie scattering calculations using continued fractions”, 1976); on the other
/// side of the mean by the symmetry 8.17.4, as it converges slowly there.
pub(super) fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(b, a, 1.0 - x);
    }
    let front = a * x.ln() + b * (-x).ln_1p() - ln_beta(a, b);
    front.exp() / (a * fraction(a, b, x))
}

/// The continued fraction's value, whose inverse is the sum that is looked for.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    // It takes about √max(a, b) steps, so this is enough for more requests than are ever counted.
    const STEPS: u32 = 1_000_000;
    const TINY: f64 = 1e-300;
    let (mut value, mut upper, mut lower) = (1.0, 1.0, 0.0);
    for step in 0..STEPS {
        let m = f64::from(step / 2);
        let term = if step % 2 == 0 {
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))
        } else {
            let m = m + 1.0;
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m))
        };
        lower = 1.0 / away_from_zero(1.0 + term * lower, TINY);
        upper = away_from_zero(1.0 + term / upper, TINY);
        let change = upper * lower;
        value *= change;
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

fn away_from_zero(value: f64, tiny: f64) -> f64 {
    if value.abs() < tiny { tiny } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(found: f64, expected: f64) {
        let error = (found - expected).abs() / expected.abs().max(1e-9);
        assert!(error < 1e-12, "{found} is not {expected}");
    }

    #[test]
    fn gamma_has_its_published_values() {
        close(ln_gamma(0.5), std::f64::consts::PI.sqrt().ln());
        close(ln_gamma(10.0), 362_880_f64.ln());
        close(ln_gamma(20.0), 121_645_100_408_832_000_f64.ln());
        // Γ(1/3) and Γ(1/4), OEIS A073005 and A068466.
        close(ln_gamma(1.0 / 3.0), 2.678_938_534_707_747_6_f64.ln());
        close(ln_gamma(0.25), 3.625_609_908_221_908_f64.ln());
        // ln 1000! = ln Γ(1001), the sum of the logarithms.
        close(
            ln_gamma(1001.0),
            (1..=1000).map(|n| f64::from(n).ln()).sum(),
        );
        assert!(ln_gamma(1.0).abs() < 1e-13 && ln_gamma(2.0).abs() < 1e-13);
    }

    #[test]
    fn the_incomplete_beta_function_is_a_sum_of_binomial_chances() {
        // Iₓ(k, n − k + 1) is the chance of at least k of n (8.17.5).
        for (n, k, x) in [
            (5_u32, 2_u32, 0.5_f64),
            (30, 1, 0.01),
            (200, 150, 0.7),
            (60, 60, 0.9),
        ] {
            let chance = |j: u32| {
                let (n, j) = (f64::from(n), f64::from(j));
                (ln_gamma(n + 1.0) - ln_gamma(j + 1.0) - ln_gamma(n - j + 1.0)
                    + j * x.ln()
                    + (n - j) * (1.0 - x).ln())
                .exp()
            };
            let sum: f64 = (k..=n).map(chance).sum();
            let found = incomplete_beta(f64::from(k), f64::from(n - k + 1), x);
            assert!((found - sum).abs() < 1e-11, "{n} {k} {x}: {found} {sum}");
        }
        close(incomplete_beta(2.0, 3.0, 0.5), 0.6875);
        // I_½(½, ½) = ½, and the arcsine law elsewhere.
        let arcsine = 2.0 / std::f64::consts::PI * 0.1_f64.sqrt().asin();
        close(incomplete_beta(0.5, 0.5, 0.1), arcsine);
    }

    #[test]
    fn the_incomplete_beta_function_holds_for_a_billion_requests() {
        // The median of a large symmetric distribution is its mean.
        let half = incomplete_beta(5e8, 5e8, 0.5);
        assert!((half - 0.5).abs() < 1e-5, "{half}");
    }
}
