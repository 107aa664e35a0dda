//! Whatever figures go in, what comes out is finite.

use crate::measure::{live_room, microphone};
use linecheck::sim::acoustics::{Climate, Emitter, Opening, Receiver, Screen, Shoebox, Space, arrivals, response};
use linecheck::sim::gear::{CapsuleClass, Microphone, Pattern};
use linecheck::sim::units::{Aim, Point};
use proptest::prelude::*;

fn anywhere() -> impl Strategy<Value = Point> {
    let coordinate = prop_oneof![-20.0..20.0, Just(0.0), Just(1.0), -1e9..1e9, Just(1e300)];
    (coordinate.clone(), coordinate.clone(), coordinate).prop_map(|(x, y, z)| Point::new(x, y, z))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn responses_are_finite_whatever_goes_in(
        source in anywhere(), ear in anywhere(), door in anywhere(),
        azimuth in -1e6..1e6_f64, elevation in -1e6..1e6_f64, depth in -1.0..1e9_f64,
        share in prop_oneof![0.0..1.0, Just(0.0), Just(1.0), -5.0..5.0],
        size in prop_oneof![0.0..20.0, -1e9..1e9], beam in -1e9..1e9_f64, loss in -1e9..1e9_f64, which in 0..6_usize,
    ) {
        let pattern = [Pattern::Omni, Pattern::Wide, Pattern::Cardioid, Pattern::Supercardioid, Pattern::Hypercardioid, Pattern::FigureEight][which];
        let class = [CapsuleClass::LargeDiaphragm, CapsuleClass::LargeHead, CapsuleClass::SmallDiaphragm, CapsuleClass::Ribbon][which % 4];
        let mic = Microphone { response_db: [beam; 13], ..microphone(class, Some(depth)) };
        let rows = [(0.0, [0.0; 8]), (beam, [beam; 8])];
        let room = Shoebox {
            scattering: [[share; 6]; 6],
            furniture: [loss; 6],
            climate: Climate { celsius: depth, humidity: loss },
            ..Shoebox::new((source.x.min(5.0), 0.0), (size, 3.0, 5.0), [[share; 6]; 6])
        };
        let emitter = Emitter { at: source, facing: Aim { azimuth, elevation }, beam: &rows, depth_m: depth };
        let receiver = Receiver { at: ear, aim: Aim { azimuth: elevation, elevation: azimuth }, mic: &mic, pattern, high_pass: which % 2 == 0 };
        let loss = (which % 3 > 0).then_some([loss; 6]);
        let space = Space {
            openings: vec![Opening { between: (0, 1), at: door, width: size, height: depth, loss }],
            screens: vec![Screen { at: door, facing: emitter.facing, width: size, height: depth, gap: share, absorption: [share; 6] }],
            order: which,
            ..Space::new(vec![room, live_room()])
        };
        for heard in [
            response(&space, &emitter, &receiver, 5),
            response(&space, &emitter, &Receiver { at: source, ..receiver }, 5),
        ] {
            prop_assert!(heard.iter().all(|x| x.is_finite()));
        }
        for arrival in arrivals(&space, &emitter, &receiver) {
            prop_assert!(arrival.level_db.iter().all(|db| !db.is_nan()) && arrival.delay_s.is_finite());
        }
    }
}
