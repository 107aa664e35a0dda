//! Who may use whom, and what must not be named where.

/// The modules of `sim`, each with those that it may use besides itself; `view` is used by none.
pub(crate) const TABLE: [(&str, &[&str]); 14] = [
    ("units", &[]),
    ("gear", &["units"]),
    ("words", &["units", "gear"]),
    ("venue", &["units", "gear"]),
    ("band", &["units", "gear"]),
    ("acoustics", &["units", "gear"]),
    ("circuit", &["units", "gear", "words", "venue"]),
    ("scenario", &["units", "gear", "words", "venue", "band", "circuit"]),
    ("session", &["units", "gear", "words", "venue", "band", "acoustics", "circuit", "scenario"]),
    ("engine", &["units", "gear", "words", "venue", "band", "acoustics", "circuit", "scenario", "session"]),
    ("scoring", &["units", "gear", "words", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine"]),
    ("paperwork", &["units", "gear", "words", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine", "scoring"]),
    ("course", &["units", "gear", "words", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine", "scoring"]),
    (
        "view",
        &[
            "units",
            "gear",
            "words",
            "venue",
            "band",
            "acoustics",
            "circuit",
            "scenario",
            "session",
            "engine",
            "scoring",
            "paperwork",
            "course",
        ],
    ),
];

/// The rings, each with those that it may use besides itself; `cli` and the two of the window do not know each other.
pub(crate) const RINGS: [(&str, &[&str]); 5] =
    [("sim", &[]), ("files", &["sim"]), ("cli", &["sim", "files"]), ("panels", &["sim", "files"]), ("app", &["sim", "files", "panels"])];

/// What nothing in `panels` may name: whatever shows them.
pub(crate) const FORBIDDEN_IN_PANELS: [&str; 5] = ["bevy", "bevy_egui", "kira", "wgpu", "winit"];

/// Packages that only a build with the panels has.
pub(crate) const OF_THE_PANELS: [&str; 1] = ["egui"];

/// Packages that only a build with the window has.
pub(crate) const OF_THE_WINDOW: [&str; 4] = ["bevy", "kira", "wgpu", "winit"];

/// What nothing in `sim` may name: the window, the disk, clocks, chance from outside, output, global state, unordered maps.
pub(crate) const FORBIDDEN_IN_SIM: [&str; 35] = [
    "bevy",
    "bevy_egui",
    "egui",
    "kira",
    "wgpu",
    "winit",
    "crate::app",
    "crate::panels",
    "crate::files",
    "crate::cli",
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "Instant",
    "SystemTime",
    "env!",
    "option_env!",
    "thread_rng",
    "OsRng",
    "SysRng",
    "println!",
    "print!",
    "eprintln!",
    "eprint!",
    "dbg!",
    "static mut",
    "thread_local",
    "OnceLock",
    "LazyLock",
    "HashMap",
    "HashSet",
];

/// Functions of floats whose last digit differs between machines or builds; `libm` has the same ones, always equal.
pub(crate) const FLOAT_FUNCTIONS: [&str; 26] = [
    "sin", "cos", "tan", "sin_cos", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "exp", "exp2",
    "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "cbrt", "hypot",
];

/// Makers whose marks no name of gear carries.
pub(crate) const MAKERS: [&str; 24] = [
    "Shure",
    "Neumann",
    "AKG",
    "Sennheiser",
    "Royer",
    "Coles",
    "Beyerdynamic",
    "Electro-Voice",
    "Audix",
    "Schoeps",
    "DPA",
    "Rode",
    "Neve",
    "API",
    "SSL",
    "Solid State",
    "Studer",
    "Otari",
    "Martin",
    "Gibson",
    "Fender",
    "Yamaha",
    "Genelec",
    "Neutrik",
];
