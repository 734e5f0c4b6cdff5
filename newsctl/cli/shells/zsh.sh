#compdef newsctl
# newsctl completes commands, options and values: source <(newsctl completion zsh) in ~/.zshrc, after compinit
_newsctl() {
    local -a values shown
    local value says
    while IFS=$'\t' read -r value says; do
        values+=("$value")
        shown+=("$value${says:+  -- $says}")
    done < <("${words[1]}" completion zsh -- "$((CURRENT - 1))" "${words[@]}" 2>/dev/null)
    if (( $#values )); then
        compadd -l -d shown -a values
    else
        _files
    fi
}
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _newsctl "$@"
else
    compdef _newsctl newsctl
fi
