// Package datasource computes what data sources return that their provider works out by itself, without asking a cloud:
// from their arguments, the provider's configuration and the files of the workspace.
package datasource

import (
	"fmt"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// Request is what a data source is asked.
type Request struct {
	Config   cty.Value // its arguments: wholly known, without marks
	Provider cty.Value // the arguments of its provider's configuration, which may be unknown
}

// reader gives the attributes that it knows, nil when it knows nothing. An error is one that the provider gives, too. What it can't know it leaves out.
type reader func(Request) (map[string]cty.Value, error)

// readers are those of each provider, by its address without the host.
var readers = map[string]map[string]reader{
	"hashicorp/aws": {
		"aws_arn":                 readARN,
		"aws_default_tags":        readDefaultTags,
		"aws_elb_service_account": readELBServiceAccount,
		"aws_iam_policy_document": readPolicyDocument,
		"aws_partition":           readPartition,
		"aws_region":              readRegion,
		"aws_service_principal":   readServicePrincipal,
	},
	"hashicorp/azurerm": {
		"azurerm_client_config": readAzureClient,
		"azurerm_subscription":  readAzureSubscription,
	},
	"hashicorp/google":      googleReaders,
	"hashicorp/google-beta": googleReaders,
	"hashicorp/local": {
		"local_file":           readLocalFile,
		"local_sensitive_file": readLocalFile,
	},
	"hashicorp/null": {
		"null_data_source": readNull,
	},
	"hashicorp/template": {
		"template_file": readTemplate,
	},
}

var googleReaders = map[string]reader{
	"google_client_config": readGoogleClient,
	"google_iam_policy":    readGooglePolicy,
}

// Read computes a data source of a provider. What stays unknown of the result is what only the provider itself, or a cloud,
// could tell. ok is false when the data source isn't one that can be computed.
func Read(provider addrs.Provider, typeName string, schema *configschema.Block, request Request) (result cty.Value, ok bool, diags tfdiags.Diagnostics) {
	read := readers[provider.Namespace+"/"+provider.Type][typeName]
	if read == nil {
		return cty.NilVal, false, nil
	}
	known, err := read(request)
	if err != nil {
		return cty.NilVal, false, diags.Append(tfdiags.WholeContainingBody(tfdiags.Error, "Data source refused", fmt.Sprintf("The provider can't compute this: %s.", err)))
	}
	fields := request.Config.AsValueMap()
	for name, attribute := range schema.Attributes {
		if value, computed := known[name]; computed {
			converted, err := convert.Convert(value, attribute.ImpliedType())
			if err != nil {
				converted = cty.UnknownVal(attribute.ImpliedType())
			}
			fields[name] = converted
		} else if attribute.Computed && fields[name].IsNull() {
			fields[name] = cty.UnknownVal(attribute.ImpliedType())
		}
	}
	for name := range schema.BlockTypes {
		if value, computed := known[name]; computed {
			fields[name] = value
		}
	}
	return cty.ObjectVal(fields), true, nil
}

// text is a string argument, "" when it isn't set or isn't known.
func text(object cty.Value, name string) string {
	value := argument(object, name)
	if value.IsNull() || !value.IsKnown() || value.Type() != cty.String {
		return ""
	}
	return value.AsString()
}

// argument is an argument of an object, unknown when the object is, null when it has no such argument.
func argument(object cty.Value, name string) cty.Value {
	switch {
	case object == cty.NilVal || !object.IsKnown():
		return cty.DynamicVal
	case object.IsNull() || !object.Type().HasAttribute(name):
		return cty.NullVal(cty.DynamicPseudoType)
	}
	value, _ := object.GetAttr(name).Unmark()
	return value
}

// texts are the elements of a list or set of strings. Those that are null are left out.
func texts(value cty.Value) []string {
	if value.IsNull() || !value.IsWhollyKnown() {
		return nil
	}
	var all []string
	for it := value.ElementIterator(); it.Next(); {
		if _, element := it.Element(); !element.IsNull() {
			all = append(all, element.AsString())
		}
	}
	return all
}

// strs gives attributes that are all strings.
func strs(values map[string]string) map[string]cty.Value {
	result := make(map[string]cty.Value, len(values))
	for name, value := range values {
		result[name] = cty.StringVal(value)
	}
	return result
}
