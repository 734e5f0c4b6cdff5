# newsctl completes commands, options and values: eval "$(newsctl completion bash)" in ~/.bashrc
_newsctl() {
    local value says
    COMPREPLY=()
    while IFS=$'\t' read -r value says; do
        COMPREPLY+=("$value")
    done < <("$1" completion bash -- "$COMP_CWORD" "${COMP_WORDS[@]}" 2>/dev/null)
}
complete -o default -F _newsctl newsctl
