# Functions that scripts/demo and scripts/test share; sourced, not run.

# Prints a Python of at least 3.11: $PYTHON if set, else the first that works.
find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.11 python3.12 python3.13 python3.14}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  echo "Python 3.11 or newer is needed (on Debian or Ubuntu: apt-get install python3 python3-venv)." >&2
  echo "If it has another name, say PYTHON=/path/to/python $0" >&2
  return 1
}

# prepare_venv DIR PIP-ARGUMENTS...: makes DIR and installs, unless that was done already with the
# same arguments, pyproject.toml and constraints.txt.
prepare_venv() {
  local dir=$1 python stamp
  shift
  stamp=$(printf '%s\n' "$PWD" "$@" | cat - pyproject.toml constraints.txt | cksum)
  if [ -x "$dir/bin/attribution" ] && [ "$(cat "$dir/installed" 2>/dev/null)" = "$stamp" ] \
    && "$dir/bin/python" -c 'import attribution' 2>/dev/null; then
    return
  fi
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$python cannot make virtual environments (on Debian or Ubuntu: apt-get install python3-venv)." >&2
    return 1
  fi
  echo "Installing into $dir (once) ..." >&2
  "$python" -m venv --clear "$dir"
  "$dir/bin/python" -m pip install -qq --disable-pip-version-check "$@"
  echo "$stamp" >"$dir/installed"
}
