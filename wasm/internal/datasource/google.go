package datasource

import (
	"cmp"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"slices"
	"strconv"

	"github.com/zclconf/go-cty/cty"
)

// readGoogleClient tells the provider's defaults, as far as its configuration says; the access token only Google gives.
func readGoogleClient(r Request) (map[string]cty.Value, error) {
	known := configured(r, "project", "region", "zone")
	if len(known) == 3 {
		known["id"] = cty.StringVal(fmt.Sprintf("projects/%s/regions/%s/zones/%s",
			text(r.Provider, "project"), text(r.Provider, "region"), text(r.Provider, "zone")))
	}
	return known, nil
}

// An IAM policy with its members in the order in which Google's API client writes them.
type (
	googlePolicy struct {
		AuditConfigs []googleAudit    `json:"auditConfigs,omitempty"`
		Bindings     []*googleBinding `json:"bindings,omitempty"`
	}
	googleAudit struct {
		LogConfigs []googleLog `json:"auditLogConfigs,omitempty"`
		Service    string      `json:"service,omitempty"`
	}
	googleLog struct {
		ExemptedMembers []string `json:"exemptedMembers,omitempty"`
		LogType         string   `json:"logType,omitempty"`
	}
	googleBinding struct {
		Condition *googleCondition `json:"condition,omitempty"`
		Members   []string         `json:"members,omitempty"`
		Role      string           `json:"role,omitempty"`
	}
	googleCondition struct {
		Description string `json:"description,omitempty"`
		Expression  string `json:"expression,omitempty"`
		Title       string `json:"title,omitempty"`
	}
)

// readGooglePolicy writes a policy as the provider does (data_source_google_iam_policy.go of
// hashicorp/terraform-provider-google): bindings of one role and condition joined, all in order.
func readGooglePolicy(r Request) (map[string]cty.Value, error) {
	var policy googlePolicy
	for _, audit := range hashOrder(r.Config.GetAttr("audit_config")) {
		config := googleAudit{Service: text(audit, "service")}
		for _, log := range hashOrder(audit.GetAttr("audit_log_configs")) {
			var exempted []string
			if members := log.GetAttr("exempted_members"); !members.IsNull() {
				for _, member := range hashOrder(members) {
					exempted = append(exempted, member.AsString())
				}
			}
			config.LogConfigs = append(config.LogConfigs, googleLog{exempted, text(log, "log_type")})
		}
		policy.AuditConfigs = append(policy.AuditConfigs, config)
	}
	for _, block := range r.Config.GetAttr("binding").AsValueSlice() {
		policy.add(block)
	}
	slices.SortFunc(policy.Bindings, func(a, b *googleBinding) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), slices.Compare(a.Condition.key(), b.Condition.key()))
	})
	for _, binding := range policy.Bindings {
		slices.Sort(binding.Members)
	}
	data, err := json.Marshal(policy)
	if err != nil {
		return nil, err
	}
	known := strs(map[string]string{"policy_data": string(data), "id": strconv.FormatUint(uint64(crc32.ChecksumIEEE(data)), 10)})
	for _, blocks := range []string{"audit_config", "binding"} {
		known[blocks] = sdkValue(r.Config.GetAttr(blocks))
	}
	return known, nil
}

// add takes in a binding block, or its members where there is such a binding already.
func (p *googlePolicy) add(block cty.Value) {
	binding := &googleBinding{Role: text(block, "role"), Members: texts(block.GetAttr("members"))}
	for _, condition := range block.GetAttr("condition").AsValueSlice() {
		binding.Condition = &googleCondition{text(condition, "description"), text(condition, "expression"), text(condition, "title")}
	}
	for _, other := range p.Bindings {
		if other.Role == binding.Role && slices.Equal(other.Condition.key(), binding.Condition.key()) {
			other.Members = append(other.Members, binding.Members...)
			return
		}
	}
	p.Bindings = append(p.Bindings, binding)
}

// key is what conditions are compared and ordered by; none comes first.
func (c *googleCondition) key() []string {
	if c == nil {
		return nil
	}
	return []string{c.Expression, c.Title, c.Description}
}
