package datasource

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// An IAM policy with its members in the order in which the aws provider writes them
// (internal/service/iam/policy_model.go of hashicorp/terraform-provider-aws).
type policyDocument struct {
	Version   string            `json:",omitempty"`
	ID        string            `json:"Id,omitempty"`
	Statement []policyStatement `json:",omitempty"`
}

type policyStatement struct {
	Sid          string           `json:",omitempty"`
	Effect       string           `json:",omitempty"`
	Action       any              `json:",omitempty"`
	NotAction    any              `json:",omitempty"`
	Resource     any              `json:",omitempty"`
	NotResource  any              `json:",omitempty"`
	Principal    policyPrincipals `json:",omitempty"`
	NotPrincipal policyPrincipals `json:",omitempty"`
	Condition    policyConditions `json:",omitempty"`
}

type (
	policyPrincipals []policyPrincipal
	policyPrincipal  struct {
		Type        string
		Identifiers any // a string, or []string
	}
	policyConditions []policyCondition
	policyCondition  struct {
		Test, Variable string
		Values         []string
	}
)

func parsePolicy(text string) (document policyDocument, err error) {
	if err := json.Unmarshal([]byte(text), &document); err != nil {
		return document, fmt.Errorf("this is no policy as the provider reads it: %w", err)
	}
	return document, nil
}

// merge takes in another document: its id, its version when that is later, and its statements.
func (d *policyDocument) merge(other policyDocument) {
	if other.ID != "" {
		d.ID = other.ID
	}
	d.Version = max(d.Version, other.Version)
	for _, statement := range other.Statement {
		at := slices.IndexFunc(d.Statement, func(s policyStatement) bool { return s.Sid != "" && s.Sid == statement.Sid })
		if at >= 0 {
			d.Statement[at] = statement
		} else {
			d.Statement = append(d.Statement, statement)
		}
	}
}

func (all policyPrincipals) MarshalJSON() ([]byte, error) {
	if len(all) == 1 && all[0].Type == "*" {
		if many, _ := all[0].Identifiers.([]string); all[0].Identifiers == any("*") || len(many) == 1 && many[0] == "*" {
			return []byte(`"*"`), nil
		}
	}
	byType := map[string]any{}
	for _, principal := range all {
		before := byType[principal.Type]
		if one, ok := principal.Identifiers.(string); ok && before == nil {
			byType[principal.Type] = one
			continue
		}
		var together []string
		switch b := before.(type) {
		case string:
			together = []string{b}
		case []string:
			together = b
		}
		switch identifiers := principal.Identifiers.(type) {
		case string:
			together = append(together, identifiers)
		case []string:
			slices.Sort(identifiers)
			slices.Reverse(identifiers)
			together = append(together, identifiers...)
		}
		byType[principal.Type] = together
	}
	return json.Marshal(byType)
}

func (all *policyPrincipals) UnmarshalJSON(raw []byte) error {
	var one string
	if json.Unmarshal(raw, &one) == nil {
		*all = policyPrincipals{{"*", []string{"*"}}}
		return nil
	}
	var byType map[string]json.RawMessage
	if err := json.Unmarshal(raw, &byType); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(byType)) {
		var one string
		var many []string
		if json.Unmarshal(byType[name], &one) == nil {
			*all = append(*all, policyPrincipal{name, one})
		} else if err := json.Unmarshal(byType[name], &many); err != nil {
			return err
		} else {
			*all = append(*all, policyPrincipal{name, many})
		}
	}
	return nil
}

func (all policyConditions) MarshalJSON() ([]byte, error) {
	byTest := map[string]map[string]any{}
	for _, condition := range all {
		if byTest[condition.Test] == nil {
			byTest[condition.Test] = map[string]any{}
		}
		before, _ := byTest[condition.Test][condition.Variable].([]string)
		if before == nil {
			before = []string{}
		}
		byTest[condition.Test][condition.Variable] = append(before, condition.Values...)
	}
	for _, variables := range byTest {
		for name, values := range variables {
			if many := values.([]string); len(many) == 1 {
				variables[name] = many[0]
			}
		}
	}
	return json.Marshal(byTest)
}

func (all *policyConditions) UnmarshalJSON(raw []byte) error {
	var byTest map[string]map[string]any
	if err := json.Unmarshal(raw, &byTest); err != nil {
		return err
	}
	for _, test := range slices.Sorted(maps.Keys(byTest)) {
		for _, variable := range slices.Sorted(maps.Keys(byTest[test])) {
			condition := policyCondition{test, variable, []string{}}
			switch values := byTest[test][variable].(type) {
			case string:
				condition.Values = []string{values}
			case bool:
				condition.Values = []string{strconv.FormatBool(values)}
			case []any:
				for _, value := range values {
					one, ok := value.(string)
					if !ok {
						return errors.New("a condition's values must be texts")
					}
					condition.Values = append(condition.Values, one)
				}
			default:
				continue // the provider drops what is neither
			}
			*all = append(*all, condition)
		}
	}
	return nil
}
