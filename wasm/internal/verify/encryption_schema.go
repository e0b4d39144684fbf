package verify

import (
	"maps"
	"slices"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
)

// keyProviders and encryptionMethods are what OpenTofu has for encrypting states and plans, with their arguments. Its own
// packages aren't linked: they bring the SDKs of three clouds, and reach out when they are built.
var (
	keyProviders = map[string]*configschema.Block{
		"pbkdf2": arguments(nil, "passphrase", cty.String, "chain", cty.DynamicPseudoType, "key_length", cty.Number, "iterations", cty.Number,
			"hash_function", cty.String, "salt_length", cty.Number),
		"aws_kms": withBlock("endpoints", arguments(nil, "iam", cty.String, "sts", cty.String),
			arguments([]string{"kms_key_id", "key_spec"}, "kms_key_id", cty.String, "key_spec", cty.String, "access_key", cty.String,
				"max_retries", cty.Number, "profile", cty.String, "region", cty.String, "secret_key", cty.String,
				"skip_credentials_validation", cty.Bool, "skip_requesting_account_id", cty.Bool, "sts_region", cty.String,
				"token", cty.String, "http_proxy", cty.String, "https_proxy", cty.String, "no_proxy", cty.String, "insecure", cty.Bool,
				"use_dualstack_endpoint", cty.Bool, "use_fips_endpoint", cty.Bool, "custom_ca_bundle", cty.String,
				"ec2_metadata_service_endpoint", cty.String, "ec2_metadata_service_endpoint_mode", cty.String,
				"skip_metadata_api_check", cty.Bool, "shared_credentials_files", cty.List(cty.String), "shared_config_files", cty.List(cty.String),
				"assume_role", cty.DynamicPseudoType, "assume_role_with_web_identity", cty.DynamicPseudoType,
				"allowed_account_ids", cty.List(cty.String), "forbidden_account_ids", cty.List(cty.String), "retry_mode", cty.String)),
		"gcp_kms": arguments([]string{"kms_encryption_key", "key_length"}, "kms_encryption_key", cty.String, "key_length", cty.Number,
			"credentials", cty.String, "access_token", cty.String, "impersonate_service_account", cty.String,
			"impersonate_service_account_delegates", cty.List(cty.String)),
		"azure_vault": arguments([]string{"vault_uri", "vault_key_name", "key_length"}, "vault_uri", cty.String, "vault_key_name", cty.String,
			"key_length", cty.Number, "symmetric", cty.Bool, "symmetric_key_size", cty.Number, "use_cli", cty.Bool,
			"client_id", cty.String, "client_id_file_path", cty.String, "client_secret", cty.String, "client_secret_file_path", cty.String,
			"client_certificate", cty.String, "client_certificate_password", cty.String, "client_certificate_path", cty.String,
			"use_oidc", cty.Bool, "oidc_token", cty.String, "oidc_token_file_path", cty.String, "oidc_request_url", cty.String,
			"oidc_request_token", cty.String, "use_msi", cty.Bool, "msi_endpoint", cty.String, "use_aks_workload_identity", cty.Bool,
			"metadata_host", cty.String, "environment", cty.String, "subscription_id", cty.String, "tenant_id", cty.String),
		"openbao": arguments([]string{"key_name"}, "key_name", cty.String, "address", cty.String, "token", cty.String, "key_length", cty.Number,
			"transit_engine_path", cty.String),
		"external": arguments([]string{"command"}, "command", cty.List(cty.String)),
	}
	encryptionMethods = map[string]*configschema.Block{
		"aes_gcm":     arguments([]string{"keys"}, "keys", cty.DynamicPseudoType, "aad", cty.DynamicPseudoType),
		"unencrypted": arguments(nil),
		"external": arguments([]string{"encrypt_command", "decrypt_command"}, "encrypt_command", cty.List(cty.String),
			"decrypt_command", cty.List(cty.String), "keys", cty.DynamicPseudoType),
	}
)

// arguments is a block of these arguments, each followed by its type.
func arguments(required []string, pairs ...any) *configschema.Block {
	block := emptyBlock()
	for i := 0; i < len(pairs); i += 2 {
		name := pairs[i].(string)
		needed := slices.Contains(required, name)
		block.Attributes[name] = &configschema.Attribute{Type: pairs[i+1].(cty.Type), Required: needed, Optional: !needed}
	}
	return block
}

func withBlock(name string, inner, block *configschema.Block) *configschema.Block {
	block.BlockTypes[name] = &configschema.NestedBlock{Nesting: configschema.NestingList, Block: *inner}
	return block
}

// encryptionSettings lists what may stand in a block of an encryption block; nil in another one.
func encryptionSettings(kind string, labels []string) []string {
	known := map[string]map[string]*configschema.Block{"key_provider": keyProviders, "method": encryptionMethods}[kind]
	if len(labels) == 0 || known[labels[0]] == nil {
		return nil
	}
	names := slices.Sorted(maps.Keys(known[labels[0]].Attributes))
	if kind == "key_provider" {
		names = append(names, "encrypted_metadata_alias")
	}
	return names
}
