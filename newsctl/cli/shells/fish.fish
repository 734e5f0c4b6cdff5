# newsctl completes commands, options and values: newsctl completion fish | source
function __newsctl_answers
    set -l before (commandline -opc)
    set -l all (commandline -op)
    set -l behind $all[(math (count $before) + 2)..-1]
    set -g __newsctl_values ($before[1] completion fish -- (count $before) $before (commandline -ct) $behind 2>/dev/null)
    test -n "$__newsctl_values"
end
complete -c newsctl -n __newsctl_answers -f -a '$__newsctl_values'
