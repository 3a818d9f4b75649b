# Shell functions that firewatch and mvnw share: which JDK to use, and how. Read with `.`, not run.

least_java=25

# java_major HOME: the feature release of the JDK there, or nothing where there is none.
java_major() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p'
    fi
}

new_enough() {
    [ "${1:-0}" -ge "$least_java" ]
}

# The home of the java that a plain `java` runs.
java_on_path() {
    program=$(command -v java) || return 1
    while [ -L "$program" ]; do
        link=$(readlink "$program")
        case $link in
            /*) program=$link ;;
            *) program=$(dirname "$program")/$link ;;
        esac
    done
    (cd "$(dirname "$program")/.." && pwd -P)
}

# Prints the home of the JDK to use: JAVA_HOME, else java's, else the newest in the usual places.
find_jdk() {
    for jdk in "${JAVA_HOME:-}" "$(java_on_path || true)"; do
        if [ -n "$jdk" ] && new_enough "$(java_major "$jdk")"; then
            echo "$jdk"
            return 0
        fi
    done
    newest=
    newest_major=0
    for jdk in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${SDKMAN_DIR:-${HOME:-/nowhere}/.sdkman}"/candidates/java/* \
        "${HOME:-/nowhere}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nowhere}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        major=$(java_major "$jdk")
        if new_enough "$major" && [ "$major" -gt "$newest_major" ]; then
            newest=$jdk
            newest_major=$major
        fi
    done
    [ -n "$newest" ] && echo "$newest"
}
