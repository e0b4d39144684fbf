package names

import (
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	for _, test := range []struct {
		given string
		among []string
		meant string
		sure  bool
	}{
		{"cidr_blok", []string{"cidr_block", "ipv6_cidr_block"}, "cidr_block", true},
		{"mian", []string{"main", "other"}, "main", true},
		{"dependson", []string{"depends_on"}, "depends_on", true},
		{"azurerm_virtual_machine_linux", []string{"azurerm_linux_virtual_machine", "azurerm_virtual_machine"}, "azurerm_linux_virtual_machine", true},
		{"aws_msk_connect_connector", []string{"aws_mskconnect_connector"}, "aws_mskconnect_connector", true},
		{"port", []string{"host", "name"}, "host", false},
		{"ipv4_cidr_block", []string{"ipv6_cidr_block"}, "ipv6_cidr_block", false},
		{"security_group_ids", []string{"security_groups"}, "security_groups", false},
		{"a1", []string{"a2", "a3"}, "", false},
		{"color", []string{"name", "policy"}, "", false},
	} {
		if meant, sure := Nearest(test.given, test.among); meant != test.meant || sure != test.sure {
			t.Errorf("%s: %q %v, want %q %v", test.given, meant, sure, test.meant, test.sure)
		}
	}
}

func TestAlike(t *testing.T) {
	types := []string{"aws_instance", "aws_db_instance", "aws_opensearch_domain", "aws_ec2_host", "aws_eks_cluster"}
	if got := Alike("aws_rds_instance", types, 1, 2); !slices.Equal(got, []string{"aws_instance", "aws_db_instance"}) {
		t.Error(got)
	}
	if got := Alike("aws_lambda", types, 1, 3); got != nil {
		t.Error(got)
	}
}
