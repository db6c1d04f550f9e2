use std::str::FromStr;

/// Where `result` has the codes in an answer to generate, use or revoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodesShape {
    /// `["…"]`
    Strings,
    /// `[{"code": "…", …}]`
    Objects,
    /// `{"items": [{"code": "…", …}]}`
    Items,
    /// `{"codes": ["…"]}`
    Codes,
    /// No `result` at all.
    Nothing,
}

/// One reading of everything that the API's description leaves open.
///
/// Parsed from a comma-separated list of switches, each overriding those before it:
///
/// | switch | meaning |
/// |---|---|
/// | `a`, `b`, `c` | bundles: `a` is the default, `b` differs from it in every point, `c` tells as little as it may |
/// | `strings` `objects` `items` `codes` `nothing` | [`CodesShape`] of generate, use and revoke |
/// | `generate=…` `use=…` `revoke=…` | the same for one of them |
/// | `seconds` `milliseconds` | times |
/// | `numbers` `number-strings` | `5` or `"5"` in rows and totals |
/// | `totals` `no-totals` | `total_items` and `total_pages` in listings |
/// | `401` `403` | status of an answer to a missing or wrong key |
/// | `all-or-nothing` `leave-out` | a bad code fails the whole call, or is missing from its answer |
/// | `enterprise-number` `enterprise-bool` | `is_enterprise` as 0/1 or as false/true |
/// | `nulls` `absent` | fields without a value |
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    pub generate: CodesShape,
    pub r#use: CodesShape,
    pub revoke: CodesShape,
    pub milliseconds: bool,
    pub number_strings: bool,
    pub totals: bool,
    /// 401 or 403.
    pub unauthenticated: u16,
    pub leave_out_bad_codes: bool,
    pub enterprise_bool: bool,
    pub absent: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            generate: CodesShape::Strings,
            r#use: CodesShape::Strings,
            // The API's description says that this one is an object.
            revoke: CodesShape::Codes,
            milliseconds: false,
            number_strings: false,
            totals: true,
            unauthenticated: 401,
            leave_out_bad_codes: false,
            enterprise_bool: false,
            absent: false,
        }
    }
}

const BUNDLE_B: &str = "generate=objects,use=items,revoke=nothing,milliseconds,number-strings,no-totals,403,\
                        leave-out,enterprise-bool,absent";
const BUNDLE_C: &str = "generate=codes,use=nothing,revoke=items,no-totals,leave-out";

/// A switch that no dialect has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "unknown dialect {0:?}: expected a, b, c, strings, objects, items, codes, nothing, generate=SHAPE, use=SHAPE, \
     revoke=SHAPE, seconds, milliseconds, numbers, number-strings, totals, no-totals, 401, 403, all-or-nothing, \
     leave-out, enterprise-number, enterprise-bool, nulls or absent"
)]
pub struct UnknownDialect(String);

impl FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(switches: &str) -> Result<Self, UnknownDialect> {
        let mut dialect = Self::default();
        for switch in switches.split(',').map(str::trim) {
            dialect.turn(switch)?;
        }
        Ok(dialect)
    }
}

impl Dialect {
    fn turn(&mut self, switch: &str) -> Result<(), UnknownDialect> {
        match switch {
            "a" => *self = Self::default(),
            "b" => *self = BUNDLE_B.parse()?,
            "c" => *self = BUNDLE_C.parse()?,
            "seconds" => self.milliseconds = false,
            "milliseconds" => self.milliseconds = true,
            "numbers" => self.number_strings = false,
            "number-strings" => self.number_strings = true,
            "totals" => self.totals = true,
            "no-totals" => self.totals = false,
            "401" => self.unauthenticated = 401,
            "403" => self.unauthenticated = 403,
            "all-or-nothing" => self.leave_out_bad_codes = false,
            "leave-out" => self.leave_out_bad_codes = true,
            "enterprise-number" => self.enterprise_bool = false,
            "enterprise-bool" => self.enterprise_bool = true,
            "nulls" => self.absent = false,
            "absent" => self.absent = true,
            _ => self.turn_shape(switch)?,
        }
        Ok(())
    }

    fn turn_shape(&mut self, switch: &str) -> Result<(), UnknownDialect> {
        let (endpoint, shape) = switch.split_once('=').unwrap_or(("", switch));
        let shape = match shape {
            "strings" => CodesShape::Strings,
            "objects" => CodesShape::Objects,
            "items" => CodesShape::Items,
            "codes" => CodesShape::Codes,
            "nothing" => CodesShape::Nothing,
            _ => return Err(UnknownDialect(switch.to_owned())),
        };
        match endpoint {
            "generate" => self.generate = shape,
            "use" => self.r#use = shape,
            "revoke" => self.revoke = shape,
            "" => (self.generate, self.r#use, self.revoke) = (shape, shape, shape),
            _ => return Err(UnknownDialect(switch.to_owned())),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{CodesShape, Dialect};

    #[test]
    fn a_later_switch_overrides_an_earlier_one() {
        let dialect: Dialect = "b, items, generate=codes, 401".parse().unwrap();
        assert_eq!(dialect.generate, CodesShape::Codes);
        assert_eq!(dialect.r#use, CodesShape::Items);
        assert_eq!(dialect.unauthenticated, 401);
        assert!(dialect.milliseconds);
    }

    #[test]
    fn an_unknown_switch_is_named() {
        for (switches, culprit) in [("a,weeks", "weeks"), ("list=items", "list=items"), ("", "")] {
            let problem = switches.parse::<Dialect>().unwrap_err().to_string();
            assert!(
                problem.starts_with(&format!("unknown dialect {culprit:?}")),
                "{problem}"
            );
        }
    }
}
