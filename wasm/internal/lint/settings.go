package lint

import (
	"encoding/json"
	"slices"

	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// Options of a rule by name: texts, numbers, booleans, lists, and maps where a block or an object is meant.
type Options map[string]any

// Choice is what a user says of a rule.
type Choice struct {
	Enabled  *bool
	Severity string
	Options  Options
}

// Settings say which rules judge, and how.
type Settings struct {
	Preset string            // "" is Recommended
	Rules  map[string]Choice // by id
	Only   bool              // only the rules that are enabled by name
}

// of tells how a rule judges, and whether it does.
func (s Settings) of(rule *Rule) (options Options, severity string, on bool) {
	choice := s.Rules[rule.ID]
	on = !s.Only && (rule.Preset == Recommended || s.Preset == All)
	if choice.Enabled != nil {
		on = *choice.Enabled
	} else if len(choice.Options) > 0 {
		on = true
	}
	severity = rule.Severity
	if choice.Severity != "" {
		severity = choice.Severity
	}
	for _, name := range rule.Needs {
		on = on && choice.Options[name] != nil
	}
	return choice.Options, severity, on
}

// Say adds what is said of a rule, by any of its names; it wins over what was said before. Of rules that aren't lint's nothing is taken.
func (s *Settings) Say(name string, choice Choice) {
	rule := Named(name)
	if rule == nil {
		return
	}
	if s.Rules == nil {
		s.Rules = map[string]Choice{}
	}
	s.Rules[rule.ID] = choice
}

// Names are those of the rules that judge, and those of all.
func (s Settings) Names() (judging, all []string) {
	for i := range Rules {
		names := Rules[i].Names()
		all = append(all, names...)
		if _, _, on := s.of(&Rules[i]); on {
			judging = append(judging, names...)
		}
	}
	return judging, all
}

// Plain turns values into options.
func Plain(values map[string]cty.Value) Options {
	options := Options{}
	for name, value := range values {
		text, err := ctyjson.Marshal(value, value.Type())
		var plain any
		if err == nil && json.Unmarshal(text, &plain) == nil {
			options[name] = plain
		}
	}
	return options
}

func (o Options) text(name, otherwise string) string {
	if text, ok := o[name].(string); ok {
		return text
	}
	return otherwise
}

func (o Options) flag(name string, otherwise bool) bool {
	if flag, ok := o[name].(bool); ok {
		return flag
	}
	return otherwise
}

func (o Options) list(name string) (texts []string) {
	list, _ := o[name].([]any)
	for _, one := range list {
		if text, ok := one.(string); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

func (o Options) object(name string) Options {
	object, _ := o[name].(map[string]any)
	return object
}

// sorted copies a list in order.
func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }
