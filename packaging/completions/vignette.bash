# bash completion for vignette
_vignette() {
    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" verb="${COMP_WORDS[1]:-}"
    local verbs="run samples import segment personas export info verify plan"
    case "$previous" in
        --sample) COMPREPLY=($(compgen -W "$(vignette samples --json 2>/dev/null | sed -n 's/.*"id": "\([^"]*\)".*/\1/p')" -- "$current")); return ;;
        --paper) COMPREPLY=($(compgen -W "a4 letter" -- "$current")); return ;;
        --segments) COMPREPLY=($(compgen -W "auto 3 4 5 6 7 8" -- "$current")); return ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "$verbs --sample --help --version" -- "$current") $(compgen -f -- "$current")); return; fi
    if [[ "$current" == -* ]]; then
        local options="--help --quiet"
        case "$verb" in
            run) options+=" --json --sample --out --codebook --plan --threads --segments --seed --paper --confirm-texts" ;;
            import) options+=" --json --codebook --plan --threads" ;;
            segment) options+=" --json --plan --threads --segments --seed" ;;
            export) options+=" --pdf --json --csv --png --paper --confirm-texts" ;;
            info) options+=" --json --quality" ;;
            verify) options+=" --json --evidence" ;;
            *) options+=" --json" ;;
        esac
        COMPREPLY=($(compgen -W "$options" -- "$current")); return
    fi
    COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _vignette vignette
