//! The tables of recording gear, and of what is measured of it.

use crate::files::shape::tables::tables;
use crate::files::shape::{Looking, each, fields, value};
use crate::files::tree::Node;
use crate::sim::engine::bench::Adjustment;
use crate::sim::engine::tape_machine::{Heads, Storage};
use crate::sim::gear::{Alignment, Equalisation, TapeSpeed};

tables! {
    /// `assets/recording/*.ron`.
    recording_gear: converters false each!(class);
    class: id true value::<String>, name true value::<String>, bits true value::<u32>, adc_db true value::<f64>, dac_db true value::<f64>,
        thd_n_db true value::<f64>, jitter_ps true value::<f64>, source true value::<String>;

    /// A tape machine with a reel on it.
    tape_spec: machine true value::<String>, stock true value::<String>, speed true value::<TapeSpeed>,
        equalisation true value::<Equalisation>, operating_nwb true value::<f64>, track true value::<u32>,
        adjustment true value::<Adjustment>, heads true value::<Heads>, storage true value::<Storage>, flutter true value::<Option<f64>>,
        frequencies true value::<Vec<f64>>, levels true value::<Vec<f64>>, seed true value::<u64>;

    /// A converter.
    converter_spec: class true value::<String>, input true value::<Alignment>, output true value::<Alignment>,
        jitter_ps true value::<Option<f64>>, soft true value::<bool>, frequencies true value::<Vec<f64>>, levels true value::<Vec<f64>>,
        seed true value::<u64>;
}
