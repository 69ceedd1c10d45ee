//! Addresses that can be bookmarked and shared.

use halftone::console::route::{Place, Route};
use halftone::scf::Region;
use halftone::traffic::AliasName;
use wasm_bindgen_test::wasm_bindgen_test;

fn checkout() -> halftone::console::route::FunctionPlace {
    Place::default_of(Region::GUANGZHOU).function("checkout")
}

#[wasm_bindgen_test]
fn every_address_reads_back_as_written() {
    let odd = Place {
        region: Region::GUANGZHOU,
        namespace: "灰 度/50%".to_owned(),
    };
    for route in [
        Route::Connect,
        Route::Fleet(Region::GUANGZHOU),
        Route::Recording,
        Route::Review("1.12.ab-_".to_owned()),
        Route::Demo(None),
        Route::Demo(Some("healthy-canary".to_owned())),
        Route::Demo(Some("50%/1".to_owned())),
        Route::Functions(Place::default_of(Region::GUANGZHOU)),
        Route::Functions(odd.clone()),
        Route::Function(odd.function("#?")),
        Route::Alias(checkout(), AliasName::default_alias()),
        Route::Alias(checkout(), AliasName::from_cloud("alias")),
        Route::Rollout(checkout(), AliasName::default_alias(), None),
        Route::Rollout(
            checkout(),
            AliasName::from_cloud("alias"),
            Some("cGxhbg".to_owned()),
        ),
    ] {
        assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
    }
}

#[wasm_bindgen_test]
fn the_default_alias_is_read_raw_and_encoded() {
    let alias = Route::Alias(checkout(), AliasName::default_alias());
    let address = "#/ap-guangzhou/default/checkout/alias/";
    assert_eq!(Route::parse(&format!("{address}$DEFAULT")), alias);
    assert_eq!(Route::parse(&format!("{address}%24DEFAULT")), alias);
    assert_eq!(alias.href(), format!("{address}$DEFAULT"));
}

#[wasm_bindgen_test]
fn a_region_alone_is_all_its_functions() {
    let fleet = Route::Fleet(Region::GUANGZHOU);
    assert_eq!(Route::parse("#/ap-guangzhou"), fleet);
    assert_eq!(Route::parse("#/ap-guangzhou/"), fleet);
    assert_eq!(Route::parse("#/ap-guangzhou?sort=name"), fleet);
    assert_eq!(fleet.place(), Some(Place::default_of(Region::GUANGZHOU)));
    for start in ["", "#", "#/"] {
        assert_eq!(Route::parse(start), Route::Connect, "{start:?}");
    }
}

#[wasm_bindgen_test]
fn an_address_of_no_known_shape_leads_nowhere() {
    for address in [
        "#/ap-guangzhou//checkout",
        "#/ap-guangzhou/default/checkout/alias",
        "#/ap-guangzhou/default/checkout/version/1",
        "#/ap-guangzhou/default/checkout/alias/prod/more",
        "#/ap-guangzhou/%2",
        "#/ap-guangzhou/%ff",
    ] {
        assert_eq!(Route::parse(address), Route::NotFound, "{address}");
    }
    let wrong = Route::parse("#/ap-guangzou/default");
    assert!(matches!(wrong, Route::UnknownRegion(_)), "{wrong:?}");
}
