//! Who may use whom, and what must not be named where.

/// The modules of `sim`, each with those that it may use besides itself; `view` is used by none.
pub(crate) const TABLE: [(&str, &[&str]); 13] = [
    ("units", &[]),
    ("gear", &["units"]),
    ("venue", &["units", "gear"]),
    ("band", &["units", "gear"]),
    ("acoustics", &["units", "gear"]),
    ("circuit", &["units", "gear", "venue"]),
    ("scenario", &["units", "gear", "venue", "band", "circuit"]),
    ("session", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario"]),
    ("engine", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session"]),
    ("scoring", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine"]),
    ("paperwork", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine", "scoring"]),
    ("course", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine", "scoring"]),
    (
        "view",
        &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine", "scoring", "paperwork", "course"],
    ),
];

/// The rings, each with those that it may use besides itself; `app` and `cli` do not know each other.
pub(crate) const RINGS: [(&str, &[&str]); 4] = [("sim", &[]), ("files", &["sim"]), ("cli", &["sim", "files"]), ("app", &["sim", "files"])];

/// What nothing in `sim` may name: the window, the disk, clocks, chance from outside, output, global state, unordered maps.
pub(crate) const FORBIDDEN_IN_SIM: [&str; 34] = [
    "bevy",
    "bevy_egui",
    "egui",
    "kira",
    "wgpu",
    "winit",
    "crate::app",
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
