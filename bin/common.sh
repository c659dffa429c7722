# Shared by bin/netwright and bin/test: finds a JDK, and builds what changed. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Major version of the JDK in $1, or 0.
jdk_version() {
    [ -x "$1/bin/javac" ] || { echo 0; return; }
    "$1/bin/javac" -version 2>&1 | sed -nE 's/^javac ([0-9]+).*/\1/p' | grep . || echo 0
}

find_jdk() {
    local home
    for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || true)")")")" \
        /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/.sdkman/candidates/java/current; do
        if [ -n "$home" ] && [ -d "$home" ] && [ "$(jdk_version "$home")" -ge 21 ]; then
            export JAVA_HOME=$home
            return
        fi
    done
    echo "Netwright needs a JDK 21 or newer and found none. On Debian: apt-get install openjdk-21-jdk (or Temurin)," >&2
    echo "or point JAVA_HOME at one." >&2
    exit 2
}

need() {
    command -v "$1" > /dev/null || { echo "Netwright needs $2, and '$1' is not here. On Debian: apt-get install $3" >&2; exit 2; }
}

# For processes that train: glibc keeps what a step frees for the next step, as WorkerCommand tells the workers it starts.
keep_freed_memory() {
    export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1} MALLOC_TRIM_THRESHOLD_=${MALLOC_TRIM_THRESHOLD_:-8000000000} \
        MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-33554432} MALLOC_TOP_PAD_=${MALLOC_TOP_PAD_:-67108864}
}

# What the build depends on, as one checksum.
sources_checksum() {
    (cd "$root" && find pom.xml src/main models-catalog frontend bin/common.sh \
        \( -name node_modules -o -name dist -o -path src/main/frontend \) -prune -o -type f -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

build_if_needed() {
    local stamp="$root/target/built" now
    now=$(sources_checksum)
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then
        return
    fi
    need mvn Maven maven
    need npm "Node.js 20 or newer with npm" npm
    echo "Building Netwright (the first time fetches its libraries and takes some minutes)…" >&2
    (cd "$root" && mvn -B -ntp -DskipTests process-classes) >&2 ||
        { echo "The build failed; the lines above say why." >&2; exit 2; }
    echo "$now" > "$stamp"
}

# Builds what changed and the tests; prints the class path of both.
test_class_path() {
    build_if_needed
    mvn -B -ntp -q -Dskip.frontend=true -Dvaadin.skip=true test-compile dependency:build-classpath \
        -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath >&2
    echo "target/test-classes:target/classes:$(cat target/test-classpath)"
}
