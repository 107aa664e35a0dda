# Sets up what a build needs and this machine lacks. Sourced by ./start and ./check, never run by itself.
# Every package that it installs is named on one line with its reason; nothing is installed twice.

# One build folder for all checkouts, so that a fresh clone builds only what changed.
LINECHECK_BUILD=${LINECHECK_BUILD:-${XDG_CACHE_HOME:-$HOME/.cache}/linecheck}

# The content of this checkout, whichever checkout the program was last built from.
LINECHECK_HOME=${LINECHECK_HOME:-$here}
export LINECHECK_HOME

say() { printf 'linecheck: %s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo "$@"; else return 1; fi
}

apt_has() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

# install_missing REASON PACKAGE…: Debian and its relatives.
install_missing() {
    reason=$1
    shift
    missing=
    for package in "$@"; do apt_has "$package" || missing="$missing $package"; done
    [ -n "$missing" ] || return 0
    say "installing$missing ($reason)"
    if [ -z "${LINECHECK_APT_FRESH:-}" ]; then
        as_root apt-get update -qq >/dev/null || stop "apt-get update failed; run as root: apt-get install$missing"
        LINECHECK_APT_FRESH=1
    fi
    # The word splitting of $missing is wanted.
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
        stop "could not install$missing; run as root: apt-get install$missing"
}

# packages REASON DEBIAN-LIST FEDORA-LIST ARCH-LIST PROBE: installs on Debian, elsewhere says exactly what to install.
packages() {
    if command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; then
        # shellcheck disable=SC2086
        install_missing "$1" $2
    elif ! sh -c "$5" >/dev/null 2>&1; then
        if command -v dnf >/dev/null 2>&1; then
            stop "this machine lacks what is needed ($1); install it with: dnf install $3"
        elif command -v pacman >/dev/null 2>&1; then
            stop "this machine lacks what is needed ($1); install it with: pacman -S $4"
        else
            stop "this machine lacks what is needed ($1); install what Debian calls: $2"
        fi
    fi
}

# Builds tell what changed by the times of files, which says nothing across checkouts: whoever builds here next starts from our files.
claim_build_folder() {
    claim="$LINECHECK_BUILD/built-from"
    [ "$(cat "$claim" 2>/dev/null)" = "$here" ] && return 0
    mkdir -p "$LINECHECK_BUILD"
    find "$here/src" "$here/tests" -name '*.rs' -exec touch {} +
    printf '%s\n' "$here" >"$claim"
}

setup_rust() {
    command -v cargo >/dev/null 2>&1 || { [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"; }
    command -v cargo >/dev/null 2>&1 ||
        stop "Rust 1.95 is missing; install rustup from https://rustup.rs, then run: rustup toolchain install 1.95.0 --component clippy,rustfmt"
    packages "a C compiler, to link" "gcc libc6-dev" "gcc glibc-devel" "gcc" "command -v cc"
    claim_build_folder
}

setup_window() {
    [ "$(uname -s)" = Linux ] || return 0
    packages "sound, windows and keyboards for the studio's window" \
        "pkg-config libasound2-dev libudev-dev libwayland-dev libxkbcommon-dev libxkbcommon-x11-0 libx11-dev libxcursor1 libxi6 libxrandr2 libvulkan1" \
        "pkgconf alsa-lib-devel systemd-devel wayland-devel libxkbcommon-devel libxkbcommon-x11 libX11-devel libXcursor libXi libXrandr vulkan-loader" \
        "pkgconf alsa-lib systemd-libs wayland libxkbcommon libxkbcommon-x11 libx11 libxcursor libxi libxrandr vulkan-icd-loader" \
        "pkg-config --exists alsa libudev wayland-client xkbcommon x11"
    if ! ls /dev/dri/renderD* /dev/nvidia0 >/dev/null 2>&1; then
        packages "a software Vulkan driver, because this machine shows no graphics card" \
            "mesa-vulkan-drivers" "mesa-vulkan-drivers" "vulkan-swrast" "ls /usr/share/vulkan/icd.d/*lvp* /usr/share/vulkan/icd.d/*lavapipe*"
    fi
}

build_headless() {
    setup_rust
    cargo build --quiet --release --no-default-features --manifest-path "$here/Cargo.toml" --target-dir "$LINECHECK_BUILD/headless"
    LINECHECK_HEADLESS="$LINECHECK_BUILD/headless/release/linecheck"
}

build_window() {
    setup_rust
    setup_window
    [ -x "$LINECHECK_BUILD/window/release/linecheck" ] || say "building the studio; the first time takes some 25 minutes on two cores"
    cargo build --quiet --release --manifest-path "$here/Cargo.toml" --target-dir "$LINECHECK_BUILD/window"
    LINECHECK_WINDOW="$LINECHECK_BUILD/window/release/linecheck"
}
