#!/bin/sh
# Starts Examhall in its image. Settings are environment variables EXAMHALL_*; any of them may instead be given as
# EXAMHALL_*_FILE, the path of a file that holds the value, so that a secret need not be in the environment.
set -eu
# What the platform writes (exports, logs) is personal data: for its own user alone.
umask 077

home=$(cd "$(dirname "$0")" && pwd)

refuse() {
    echo "Examhall did not start. $1" >&2
    exit 2
}

names() {
    env | sed -n 's/^\(EXAMHALL_[A-Z0-9_]*\)=.*/\1/p'
}

# Compose hands on variables that were left empty: they count as not given.
for name in $(names); do
    eval "value=\${$name-}"
    [ -n "$value" ] || unset "$name"
done

for name in $(names); do
    case $name in
        *_FILE) ;;
        *) continue ;;
    esac
    setting=${name%_FILE}
    eval "file=\${$name-} given=\${$setting-}"
    [ -z "$given" ] || refuse "Both $setting and $name are given: leave one of them out."
    [ -f "$file" ] && [ -r "$file" ] || refuse "$name names the file $file, which is not there or cannot be read."
    value=$(cat "$file")
    [ -n "$value" ] || refuse "$name names the file $file, which is empty."
    export "$setting=$value"
    unset "$name"
done

if [ -n "${EXAMHALL_DATABASE_URL-}" ]; then
    case $EXAMHALL_DATABASE_URL in
        jdbc:postgresql:*) ;;
        *) refuse "EXAMHALL_DATABASE_URL has to begin with jdbc:postgresql: (without it the embedded database is used)." ;;
    esac
    [ -n "${EXAMHALL_DATABASE_USER-}" ] || refuse "EXAMHALL_DATABASE_USER is missing; EXAMHALL_DATABASE_URL needs it."
    [ -n "${EXAMHALL_DATABASE_PASSWORD-}" ] \
        || refuse "EXAMHALL_DATABASE_PASSWORD (or EXAMHALL_DATABASE_PASSWORD_FILE) is missing; EXAMHALL_DATABASE_URL needs it."
elif [ -n "${EXAMHALL_DATABASE_USER-}${EXAMHALL_DATABASE_PASSWORD-}" ]; then
    # A misspelt address must not end in an empty embedded database.
    refuse "EXAMHALL_DATABASE_URL is missing, though a user or password of a database is given."
fi

if [ -n "${EXAMHALL_FIRST_ADMINISTRATOR_EMAIL-}" ] && [ -z "${EXAMHALL_FIRST_ADMINISTRATOR_PASSWORD-}" ]; then
    refuse "EXAMHALL_FIRST_ADMINISTRATOR_PASSWORD is missing; the first administrator needs e-mail address and password."
fi
if [ -z "${EXAMHALL_FIRST_ADMINISTRATOR_EMAIL-}" ] && [ -n "${EXAMHALL_FIRST_ADMINISTRATOR_PASSWORD-}" ]; then
    refuse "EXAMHALL_FIRST_ADMINISTRATOR_EMAIL is missing; the first administrator needs e-mail address and password."
fi

data=${EXAMHALL_DATA:-/var/lib/examhall}
[ -d "$data" ] || refuse "The data folder $data is not there: mount a volume at it."
[ -w "$data" ] && [ -x "$data" ] || refuse "The data folder $data cannot be written by user $(id -u): give it to that user."

for file in launcher/org/examhall/app/Launcher.class payara-micro.jar examhall.war; do
    [ -f "$home/$file" ] || refuse "The image is incomplete: $home/$file is missing. Build it again."
done
command -v java >/dev/null || refuse "There is no java on the PATH: the image has to be based on a Java 17 runtime."

# exec, so that the signal to stop reaches the launcher, which ends the server in good order.
exec java -cp "$home/launcher" org.examhall.app.Launcher \
    --war "$home/examhall.war" \
    --payara "$home/payara-micro.jar" \
    --port 8080 \
    --address 0.0.0.0 \
    --data "$data" \
    --mode "${EXAMHALL_MODE:-production}" \
    "$@"
