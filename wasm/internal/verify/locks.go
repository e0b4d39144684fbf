package verify

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/depsfile"
	"github.com/opentofu/opentofu/internal/getproviders"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/svchost"
)

// lockFile is where `terraform init` writes which version of each provider it has selected. It is the one that is run, also
// when the program allows newer ones.
const lockFile = ".terraform.lock.hcl"

// locks reads the lock file of the root folder.
func (r *run) locks() *depsfile.Locks {
	text := r.files.Text(lockFile)
	if text == nil {
		return depsfile.NewLocks()
	}
	before := len(r.result.Diagnostics)
	locks := depsfile.NewLocks()
	if _, broken := hclsyntax.ParseConfig(text, lockFile, hcl.InitialPos); broken.HasErrors() {
		r.addHCL("schema", broken)
	} else {
		var diags tfdiags.Diagnostics
		locks, diags = depsfile.LoadLocksFromBytes(text, lockFile)
		r.addTofu("schema", diags)
	}
	for i := range r.result.Diagnostics[before:] {
		d := &r.result.Diagnostics[before+i]
		d.Code = "invalid-lock-file"
		if d.Summary == "Invalid provider version constraints" && strings.Contains(d.Detail, "normalized form") {
			d.Severity = report.Warning // what was asked for when the version was selected changes nothing about it
		}
	}
	return locks
}

// otherRegistry is where else the same providers are: programs are moved from one to the other.
var otherRegistry = map[svchost.Hostname]svchost.Hostname{
	"registry.terraform.io": "registry.opentofu.org", "registry.opentofu.org": "registry.terraform.io",
}

// lockedVersion is the version that a lock file selects. It is empty when it selects none, or one that the program doesn't
// allow: init refuses that, and what it would select anew is judged.
func (r *run) lockedVersion(locks *depsfile.Locks, addr addrs.Provider, constraints getproviders.VersionConstraints) string {
	locked := locks.Provider(addr)
	if other := otherRegistry[addr.Hostname]; locked == nil && other != "" {
		locked = locks.Provider(addrs.NewProvider(other, addr.Namespace, addr.Type))
	}
	if locked == nil || locked.Version() == getproviders.UnspecifiedVersion {
		return ""
	}
	version := locked.Version().String()
	if getproviders.MeetingConstraints(constraints).Has(locked.Version()) {
		return version
	}
	at := r.requiredAt(addr)
	r.add(report.Diagnostic{
		Stage: "schema", Code: "inconsistent-lock-file", Severity: report.Error, Summary: "Inconsistent dependency lock file",
		Detail: fmt.Sprintf("%s selects version %s of %s, and the program asks for %s. Run init -upgrade to have another selected, or correct the constraint.",
			lockFile, version, addr.ForDisplay(), getproviders.VersionConstraintsString(constraints)),
		File: at.Filename, Range: convertRange(at), Address: r.addressAt(at),
	})
	return ""
}
