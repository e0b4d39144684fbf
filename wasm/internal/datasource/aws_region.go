package datasource

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// partition is a group of regions with a domain of its own.
type partition struct {
	DNSSuffix string            `json:"dnsSuffix"`
	Regions   map[string]string `json:"regions"` // name → what AWS calls it
}

// partitions are those of the AWS SDKs' public endpoints.json.
//
//go:embed aws_partitions.json
var partitionsJSON []byte

var partitions = func() (all map[string]partition) {
	if err := json.Unmarshal(partitionsJSON, &all); err != nil {
		panic(err)
	}
	return all
}()

// region is where a data source works: the region it names, else the provider's; "" when that isn't known.
func region(r Request) string {
	if name := text(r.Config, "region"); name != "" {
		return name
	}
	return text(r.Provider, "region")
}

// partitionOf finds the partition of a region, "" for one that isn't listed.
func partitionOf(region string) string {
	for name, partition := range partitions {
		if partition.Regions[region] != "" {
			return name
		}
	}
	return ""
}

// readRegion tells the region that is asked for by name or endpoint, else the provider's.
func readRegion(r Request) (map[string]cty.Value, error) {
	name := region(r)
	if asked := text(r.Config, "name"); asked != "" {
		name = asked
	}
	if endpoint := text(r.Config, "endpoint"); endpoint != "" {
		name = strings.TrimPrefix(strings.Split(endpoint, ".amazonaws.")[0], "ec2.")
	}
	in := partitionOf(name)
	if name == "" || in == "" {
		return nil, nil
	}
	return strs(map[string]string{
		"id": name, "name": name, "region": name, "description": partitions[in].Regions[name],
		"endpoint": "ec2." + name + "." + partitions[in].DNSSuffix,
	}), nil
}

// readPartition tells the partition that the provider works in.
func readPartition(r Request) (map[string]cty.Value, error) {
	name := partitionOf(region(r))
	if name == "" {
		return nil, nil
	}
	labels := strings.Split(partitions[name].DNSSuffix, ".")
	slices.Reverse(labels)
	return strs(map[string]string{
		"id": name, "partition": name, "dns_suffix": partitions[name].DNSSuffix, "reverse_dns_prefix": strings.Join(labels, "."),
	}), nil
}

// servicesWithSuffix are those whose principal ends in the partition's own domain. Source:
// internal/service/meta/service_principal_data_source.go of hashicorp/terraform-provider-aws.
var servicesWithSuffix = map[string][]string{
	"aws-iso":   {"cloudhsm", "config", "logs", "workspaces"},
	"aws-iso-b": {"dms", "logs"},
	"aws-cn":    {"codedeploy", "elasticmapreduce", "logs"},
}

// readServicePrincipal names a service as policies do.
func readServicePrincipal(r Request) (map[string]cty.Value, error) {
	where, service := region(r), text(r.Config, "service_name")
	in := partitionOf(where)
	if in == "" {
		return nil, nil
	}
	suffix := "amazonaws.com"
	if slices.Contains(servicesWithSuffix[in], service) {
		suffix = partitions[in].DNSSuffix
	}
	return strs(map[string]string{
		"id": service + "." + where + "." + suffix, "name": service + "." + suffix, "suffix": suffix, "region": where,
	}), nil
}
