package verify

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hcldec"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/encryption/config"
	"github.com/opentofu/opentofu/internal/encryption/keyprovider/pbkdf2"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// stateEncryption checks the encryption block of the root module: what is to be encrypted names a method, this its keys, and so on.
// No key is ever made. Only what is used is an error, since OpenTofu looks at nothing else.
type stateEncryption struct {
	*run
	config *config.EncryptionConfig
	module *configs.Module
	level  string          // of what is found now
	done   map[string]bool // by address
	// lengths are those of the keys that key providers make, where they say it.
	lengths map[string]keyLength
}

type keyLength struct {
	value cty.Value
	at    hcl.Range
}

func (r *run) checkEncryption() {
	e := &stateEncryption{run: r, config: r.config.Module.Encryption, module: r.config.Module, level: report.Error, done: map[string]bool{}, lengths: map[string]keyLength{}}
	if e.config == nil {
		return
	}
	if state := e.config.State; state != nil {
		e.target("state", state.AsTargetConfig(), state.Enforced)
	}
	if plan := e.config.Plan; plan != nil {
		e.target("plan", plan.AsTargetConfig(), plan.Enforced)
	}
	if remote := e.config.Remote; remote != nil {
		if remote.Default != nil {
			e.target("default", remote.Default, false)
		}
		for _, target := range remote.Targets {
			e.target("remote_state_data_source", target.AsTargetConfig(), false)
		}
	}
	e.level = report.Warning
	for _, method := range e.config.MethodConfigs {
		e.method(method)
	}
	for _, provider := range e.config.KeyProviderConfigs {
		e.keyProvider(provider, nil)
	}
}

// target checks what is to be encrypted, and what it falls back to.
func (e *stateEncryption) target(name string, target *config.TargetConfig, enforced bool) {
	for ; target != nil; target = target.Fallback {
		at := target.Method.Range()
		steps := reference(target.Method, "method")
		if steps == nil {
			if value, diags := target.Method.Value(nil); !diags.HasErrors() && value.IsNull() {
				at = e.config.DeclRange // it isn't given at all
			}
			e.say(at, "Missing encryption method", fmt.Sprintf("The block %s of an encryption has to name its method: method = method.TYPE.NAME.", name), "", nil)
			continue
		}
		i := slices.IndexFunc(e.config.MethodConfigs, func(m config.MethodConfig) bool { return m.Type == steps[1] && m.Name == steps[2] })
		if i < 0 {
			e.undeclared(at, steps, e.methodNames())
			continue
		}
		if enforced && steps[1] == "unencrypted" {
			e.say(at, "Unencrypted method is forbidden", "The encryption is enforced, so that the method unencrypted can't be used. Remove enforced while you migrate, or name another method.", "", nil)
		}
		e.method(e.config.MethodConfigs[i])
	}
}

// method checks an encryption method and its keys.
func (e *stateEncryption) method(m config.MethodConfig) {
	address := "method." + m.Type + "." + m.Name
	if e.done[address] {
		return
	}
	e.done[address] = true
	schema := encryptionMethods[m.Type]
	if schema == nil {
		e.say(e.labelAt("method", m.Type, m.Name, m.Body), "Unknown encryption method", fmt.Sprintf("There is no encryption method %q.", m.Type), m.Type, slices.Sorted(maps.Keys(encryptionMethods)))
		return
	}
	e.body(m.Body, schema, nil)
	content, _, _ := m.Body.PartialContent(&hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "keys"}}})
	if m.Type != "aes_gcm" || content.Attributes["keys"] == nil {
		return
	}
	steps := reference(content.Attributes["keys"].Expr, "key_provider")
	if length := e.lengths[strings.Join(steps, ".")]; length.value != cty.NilVal && oneOfNumbers(16, 24, 32)(length.value) != "" {
		e.say(length.at, "Invalid key provider", fmt.Sprintf("The method %s.%s needs keys of 16, 24 or 32 bytes.", m.Type, m.Name), "", nil)
	}
}

// keyProvider checks a key provider; through lists those that it is a part of.
func (e *stateEncryption) keyProvider(k config.KeyProviderConfig, through []string) {
	address := "key_provider." + k.Type + "." + k.Name
	if slices.Contains(through, address) {
		e.say(e.labelAt("key_provider", k.Type, k.Name, k.Body), "Key providers in a circle", fmt.Sprintf("%s takes its keys from itself, directly or through others.", address), "", nil)
		return
	}
	if e.done[address] {
		return
	}
	e.done[address] = true
	at := e.labelAt("key_provider", k.Type, k.Name, k.Body)
	schema := keyProviders[k.Type]
	if schema == nil {
		e.say(at, "Unknown key provider", fmt.Sprintf("There is no key provider %q.", k.Type), k.Type, slices.Sorted(maps.Keys(keyProviders)))
		return
	}
	value, places := e.body(k.Body, schema, append(through, address))
	for name, check := range keyRules[k.Type] {
		argument := value[name]
		if argument == cty.NilVal || argument.IsNull() || !argument.IsKnown() {
			continue
		}
		if problem := check(argument); problem != "" {
			e.say(places[name], "Invalid key provider", fmt.Sprintf("The argument %q of the key provider %s %s.", name, k.Type, problem), "", nil)
		}
	}
	if length := value["key_length"]; length != cty.NilVal && !length.IsNull() && length.IsKnown() {
		e.lengths[address] = keyLength{length, places["key_length"]}
	}
	given := func(name string) bool { _, ok := places[name]; return ok }
	switch {
	case k.Type == "pbkdf2" && !given("passphrase") && !given("chain"):
		e.say(at, "Invalid key provider", "The key provider pbkdf2 needs a passphrase, or a chain that names another key provider.", "", nil)
	case k.Type == "pbkdf2" && given("passphrase") && given("chain"):
		e.say(places["chain"], "Invalid key provider", "The key provider pbkdf2 takes a passphrase or a chain, not both.", "", nil)
	}
}

// keyRules are what OpenTofu checks when it makes a key. They say what is wrong with a known value; secrets aren't repeated.
var keyRules = map[string]map[string]func(cty.Value) string{
	"pbkdf2": {
		"passphrase": func(v cty.Value) string {
			return unless(len(v.AsString()) >= pbkdf2.MinimumPassphraseLength, fmt.Sprintf("is too short: it needs at least %d characters", pbkdf2.MinimumPassphraseLength))
		},
		"iterations":    atLeast(pbkdf2.MinimumIterations),
		"key_length":    atLeast(1),
		"salt_length":   atLeast(1),
		"hash_function": oneOfTexts("sha256", "sha512"),
	},
	"aws_kms":     {"key_spec": oneOfTexts("AES_256", "AES_128"), "kms_key_id": notEmpty},
	"gcp_kms":     {"key_length": atLeast(1), "kms_encryption_key": notEmpty},
	"azure_vault": {"key_length": atLeast(1), "vault_uri": notEmpty, "vault_key_name": notEmpty},
	"openbao":     {"key_length": oneOfNumbers(16, 32, 64), "key_name": notEmpty},
	"external": {"command": func(v cty.Value) string {
		return unless(v.LengthInt() > 0, "is empty: it is the program to run, and its arguments")
	}},
}

func unless(fine bool, problem string) string {
	if fine {
		return ""
	}
	return problem
}

func notEmpty(v cty.Value) string { return unless(v.AsString() != "", "is empty") }

func atLeast(least int) func(cty.Value) string {
	return func(v cty.Value) string {
		return unless(v.GreaterThanOrEqualTo(cty.NumberIntVal(int64(least))).True(), fmt.Sprintf("has to be %d at least", least))
	}
}

func oneOfNumbers(allowed ...int64) func(cty.Value) string {
	return func(v cty.Value) string {
		return unless(slices.ContainsFunc(allowed, func(n int64) bool { return v.RawEquals(cty.NumberIntVal(n)) }), fmt.Sprintf("has to be one of %v", allowed))
	}
}

func oneOfTexts(allowed ...string) func(cty.Value) string {
	return func(v cty.Value) string {
		return unless(slices.Contains(allowed, v.AsString()), "has to be one of "+quotedAll(allowed))
	}
}

// body checks the arguments of a block against what it takes, and gives those whose value is known with their places.
func (e *stateEncryption) body(body hcl.Body, schema *configschema.Block, through []string) (map[string]cty.Value, map[string]hcl.Range) {
	values, places := map[string]cty.Value{}, map[string]hcl.Range{}
	content, diags := body.Content(hcldec.ImpliedSchema(schema.DecoderSpec()))
	e.addLevel(diags)
	for _, name := range slices.Sorted(maps.Keys(content.Attributes)) {
		attribute := content.Attributes[name]
		places[name] = attribute.Expr.Range()
		if name == "keys" || name == "chain" {
			e.keys(attribute.Expr, through)
			continue
		}
		refs, diags := lang.References(addrs.ParseRef, attribute.Expr.Variables())
		e.addLevel(diags.ToHCL())
		if diags.HasErrors() {
			continue
		}
		identifier := configs.StaticIdentifier{Module: addrs.RootModule, Subject: "encryption", DeclRange: e.config.DeclRange}
		context, problems := e.module.StaticEvaluator.EvalContext(e.ctx, identifier, refs)
		e.addLevel(problems)
		if problems.HasErrors() {
			continue
		}
		value, problems := attribute.Expr.Value(context)
		e.addLevel(problems)
		value, _ = value.UnmarkDeep()
		converted, err := convert.Convert(value, schema.Attributes[name].Type)
		if err != nil && !problems.HasErrors() {
			e.say(places[name], "Incorrect attribute value type", fmt.Sprintf("The argument %q takes %s.", name, article(schema.Attributes[name].Type)), "", nil)
		} else if err == nil {
			values[name] = converted
		}
	}
	return values, places
}

// keys checks the reference to a key provider, and that provider.
func (e *stateEncryption) keys(expression hcl.Expression, through []string) {
	steps := reference(expression, "key_provider")
	if variables := expression.Variables(); steps == nil && len(variables) > 0 && variables[0].RootName() != "key_provider" {
		return // raw keys from elsewhere
	}
	if steps == nil {
		e.say(expression.Range(), "Invalid reference to keys", "Keys come from a key provider. Write key_provider.TYPE.NAME.", "", nil)
		return
	}
	k, ok := e.config.GetKeyProvider(steps[1], steps[2])
	if !ok {
		var known []string
		for _, k := range e.config.KeyProviderConfigs {
			known = append(known, "key_provider."+k.Type+"."+k.Name)
		}
		e.undeclared(expression.Range(), steps, known)
		return
	}
	e.keyProvider(k, through)
}

// reference is an expression such as key_provider.pbkdf2.main, by its three names; nil when it is none.
func reference(expression hcl.Expression, root string) []string {
	traversal, diags := hcl.AbsTraversalForExpr(expression)
	steps := attributeSteps(traversal)
	if diags.HasErrors() || len(traversal) != 3 || len(steps) != 3 || steps[0] != root {
		return nil
	}
	return steps
}

func (e *stateEncryption) methodNames() (known []string) {
	for _, m := range e.config.MethodConfigs {
		known = append(known, "method."+m.Type+"."+m.Name)
	}
	return known
}

func (e *stateEncryption) undeclared(at hcl.Range, steps, known []string) {
	address := steps[0] + "." + steps[1] + "." + steps[2]
	e.say(at, "Reference to what isn't declared", fmt.Sprintf("The encryption block has no %s.", address), address, known)
}

func (e *stateEncryption) say(at hcl.Range, summary, detail, name string, known []string) {
	e.tell(e.level, at, "invalid-encryption", summary, detail, name, known)
}

// addLevel adds what OpenTofu's own code found; in blocks that nothing uses it is a warning.
func (e *stateEncryption) addLevel(diags hcl.Diagnostics) {
	for _, d := range diags {
		if e.level == report.Warning {
			d.Severity = hcl.DiagWarning
		}
	}
	e.addHCL("schema", diags)
}

// labelAt is where the type of a key provider or method stands.
func (e *stateEncryption) labelAt(kind, ty, name string, body hcl.Body) hcl.Range {
	at := body.MissingItemRange()
	file := e.parser.Sources()[at.Filename]
	if file == nil || nativeBody(file.Body) == nil {
		return at
	}
	for block := e.topBlock(at); block != nil; block = blockAt(block.Body, at) {
		if block.Type == kind && slices.Equal(block.Labels, []string{ty, name}) {
			return block.LabelRanges[0]
		}
	}
	_ = hclsyntax.VisitAll(nativeBody(file.Body), func(node hclsyntax.Node) hcl.Diagnostics {
		if block, ok := node.(*hclsyntax.Block); ok && block.Type == kind && slices.Equal(block.Labels, []string{ty, name}) {
			at = block.LabelRanges[0]
		}
		return nil
	})
	return at
}
