package datasource

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// readPolicyDocument writes a policy as the provider does (internal/service/iam/policy_document_data_source.go of
// hashicorp/terraform-provider-aws): the source documents first, then the statements of its own, then the overrides; a
// statement takes the place of an earlier one with its Sid.
func readPolicyDocument(r Request) (map[string]cty.Value, error) {
	var merged policyDocument
	seen := map[string]bool{}
	for i, source := range texts(r.Config.GetAttr("source_policy_documents")) {
		document, err := parsePolicy(source)
		if err != nil {
			return nil, fmt.Errorf("source_policy_documents[%d]: %w", i, err)
		}
		for _, statement := range document.Statement {
			if statement.Sid != "" && seen[statement.Sid] {
				return nil, fmt.Errorf("source_policy_documents[%d] has a statement whose Sid %q another source document has; make Sids unique, or remove it", i, statement.Sid)
			}
			seen[statement.Sid] = true
		}
		merged.merge(document)
	}
	own, blocks, err := ownPolicy(r.Config)
	if err != nil {
		return nil, err
	}
	merged.merge(own)
	for i, override := range texts(r.Config.GetAttr("override_policy_documents")) {
		document, err := parsePolicy(override)
		if err != nil {
			return nil, fmt.Errorf("override_policy_documents[%d]: %w", i, err)
		}
		merged.merge(document)
	}
	indented, err := json.MarshalIndent(merged, "", "  ")
	if err != nil {
		return nil, err
	}
	minified, err := json.Marshal(merged)
	if err != nil {
		return nil, err
	}
	known := strs(map[string]string{
		"json": string(indented), "minified_json": string(minified), "version": own.Version,
		"id": strconv.FormatUint(uint64(crc32.ChecksumIEEE(indented)), 10),
	})
	known["statement"] = blocks
	return known, nil
}

// ownPolicy reads the document that the arguments describe, and gives the statement blocks as the provider keeps them:
// with defaults, and nothing null.
func ownPolicy(config cty.Value) (document policyDocument, blocks cty.Value, err error) {
	document = policyDocument{Version: text(config, "version"), ID: text(config, "policy_id")}
	if document.Version == "" {
		document.Version = "2012-10-17"
	}
	blocks = config.GetAttr("statement")
	var kept []cty.Value
	seen := map[string]bool{}
	for it := blocks.ElementIterator(); it.Next(); {
		_, block := it.Element()
		statement := policyStatement{Sid: text(block, "sid"), Effect: text(block, "effect")}
		if statement.Effect == "" {
			statement.Effect = "Allow"
		}
		if statement.Sid != "" && seen[statement.Sid] {
			return document, blocks, fmt.Errorf("two statements have the Sid %q; make Sids unique, or remove one", statement.Sid)
		}
		seen[statement.Sid] = true
		variables := policyVariables{document.Version == "2008-10-17", nil}
		statement.Action = oneOrMany(texts(block.GetAttr("actions")))
		statement.NotAction = oneOrMany(texts(block.GetAttr("not_actions")))
		statement.Resource = oneOrMany(variables.in(texts(block.GetAttr("resources"))))
		statement.NotResource = oneOrMany(variables.in(texts(block.GetAttr("not_resources"))))
		statement.Principal = principalsOf(block.GetAttr("principals"), &variables)
		statement.NotPrincipal = principalsOf(block.GetAttr("not_principals"), &variables)
		for _, condition := range hashOrder(block.GetAttr("condition")) {
			statement.Condition = append(statement.Condition, policyCondition{
				text(condition, "test"), text(condition, "variable"), variables.in(texts(condition.GetAttr("values"))),
			})
		}
		if variables.err != nil {
			return document, blocks, variables.err
		}
		document.Statement = append(document.Statement, statement)
		kept = append(kept, keptStatement(block, statement))
	}
	if len(kept) > 0 {
		blocks = cty.ListVal(kept)
	}
	return document, blocks, nil
}

// keptStatement is a statement block in the provider's state.
func keptStatement(block cty.Value, statement policyStatement) cty.Value {
	fields := sdkBlock(block).AsValueMap()
	fields["effect"] = cty.StringVal(statement.Effect)
	return cty.ObjectVal(fields)
}

func principalsOf(blocks cty.Value, variables *policyVariables) (all policyPrincipals) {
	for _, block := range hashOrder(blocks) {
		identifiers := variables.in(texts(block.GetAttr("identifiers")))
		all = append(all, policyPrincipal{text(block, "type"), oneOrMany(identifiers)})
	}
	return all
}

// policyVariables turns the &{…} that the provider offers, so that Terraform doesn't interpolate, into IAM's ${…}.
type policyVariables struct {
	unsupported bool
	err         error
}

func (v *policyVariables) in(all []string) []string {
	for i, item := range all {
		if v.unsupported && strings.Contains(item, "&{") {
			v.err = fmt.Errorf("%q has a policy variable, which documents of version 2008-10-17 don't know", item)
		}
		all[i] = strings.ReplaceAll(item, "&{", "${")
	}
	return all
}

// oneOrMany is nothing, a text, or texts in falling order: so the provider writes sets.
func oneOrMany(all []string) any {
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all
}
