package schema

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/apparentlymart/go-versions/versions"
	"github.com/apparentlymart/go-versions/versions/constraints"
	"github.com/opentofu/opentofu/internal/addrs"
)

// Entry is one compact file that the catalogue (public/schemas/index.json) offers.
type Entry struct {
	ID      string `json:"id"`
	Source  string `json:"source"`
	Version string `json:"version"`
	File    string `json:"file"`
	// Last are the types that no later major version has, as addresses begin: data sources with data. before them.
	Last []string `json:"last,omitempty"`
}

func (e Entry) major() int { return (&Provider{Version: e.Version}).Major() }

// Store holds the schemas loaded so far, and knows those that could be.
type Store struct {
	catalogue []Entry
	loaded    map[string]*Provider
	given     map[addrs.Provider]*Provider // dumps: they take the place of what the catalogue has
	builtin   *Provider
}

// NewStore returns a Store that knows only the built-in provider.
func NewStore() *Store {
	return &Store{loaded: map[string]*Provider{}, given: map[addrs.Provider]*Provider{}, builtin: builtin()}
}

// SetCatalogue says which compact files there are, newest major first for a source.
func (s *Store) SetCatalogue(entries []Entry) { s.catalogue = entries }

// Entry returns the catalogue's entry with an id.
func (s *Store) Entry(id string) (Entry, bool) {
	i := slices.IndexFunc(s.catalogue, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Entry{}, false
	}
	return s.catalogue[i], true
}

// Load takes in the compact file with an id.
func (s *Store) Load(id string, text []byte) error {
	p, err := ParseCompact(text)
	if err == nil {
		s.loaded[id] = p
	}
	return err
}

// LoadDump takes in the output of `terraform providers schema -json` for a provider.
func (s *Store) LoadDump(name string, text []byte) error {
	p, err := ParseDump(name, text)
	if err == nil {
		s.given[p.Addr] = p
	}
	return err
}

// Newest is the major version of the newest provider of that name that is at hand; 0 when none is.
func (s *Store) Newest(name string) int {
	for addr, p := range s.given {
		if addr.Type == name {
			return p.Major()
		}
	}
	for _, entry := range s.catalogue { // newest first
		if strings.HasSuffix(entry.Source, "/"+name) {
			return entry.major()
		}
	}
	return 0
}

// Sources are the addresses of the providers that the catalogue has, each once, in its order.
func (s *Store) Sources() (sources []string) {
	for _, entry := range s.catalogue {
		if !slices.Contains(sources, entry.Source) {
			sources = append(sources, entry.Source)
		}
	}
	return sources
}

// Versions are those of a provider that the catalogue has, newest first.
func (s *Store) Versions(source string) (found []string) {
	for _, entry := range s.catalogue {
		if entry.Source == source {
			found = append(found, entry.Version)
		}
	}
	return found
}

// Former finds the version that was the last to have a type, of those before the one that hasn't.
func (s *Store) Former(without *Provider, address string) Choice {
	for _, entry := range s.catalogue {
		if entry.Source != without.Addr.String() || entry.major() >= without.Major() || !slices.Contains(entry.Last, address) {
			continue
		}
		if p := s.loaded[entry.ID]; p != nil {
			return Choice{Provider: p}
		}
		return Choice{Need: entry.ID}
	}
	return Choice{}
}

// Namesakes lists the known providers of that name that others publish, such as kreuzwerker/docker for hashicorp/docker.
func (s *Store) Namesakes(addr addrs.Provider) (found []string) {
	for _, entry := range s.catalogue {
		other, diags := addrs.ParseProviderSourceString(entry.Source)
		if !diags.HasErrors() && other.Type == addr.Type && other.Namespace != addr.Namespace && !slices.Contains(found, other.ForDisplay()) {
			found = append(found, other.ForDisplay())
		}
	}
	return found
}

// Choice is what the store has for a provider.
type Choice struct {
	Provider *Provider // nil when it is unknown, or Need tells that it has to be loaded first
	Need     string    // id of the compact file to load
	Exact    bool      // the version is the locked one, or satisfies the constraint when none is locked
	// SameMajor: the version is of the locked major, or of one that the constraint names, or of the newest when it names none.
	SameMajor bool
}

// Choose picks the version for a constraint, such as "~> 5.0": the newest that satisfies it, else the newest of the major
// version that is nearest to those that it names. Where a lock file has selected a version, it is what is asked for.
func (s *Store) Choose(addr addrs.Provider, constraint, locked string) Choice {
	if addr.IsBuiltIn() {
		return Choice{Provider: s.builtin, Exact: true, SameMajor: true}
	}
	if addr.Hostname == "registry.opentofu.org" { // it has the same providers
		addr.Hostname = addrs.DefaultProviderRegistryHost
	}
	if p := s.given[addr]; p != nil {
		return Choice{Provider: p, Exact: true, SameMajor: true}
	}
	if locked != "" {
		constraint = locked
	}
	allowed := versions.All
	if spec, err := constraints.ParseRubyStyleMulti(constraint); err == nil && constraint != "" {
		allowed = versions.MeetingConstraints(spec)
	}
	named := majors(constraint)
	best, bestRank, distance := Entry{}, 0, uint64(0)
	for _, entry := range s.catalogue {
		version, err := versions.ParseVersion(entry.Version)
		if err != nil || entry.Source != addr.String() {
			continue
		}
		rank, away := 1, away(version.Major, named)
		if allowed.Has(version) {
			rank, away = 2, 0
		}
		if rank > bestRank || rank == bestRank && away < distance { // the first of a rank is the newest
			best, bestRank, distance = entry, rank, away
		}
	}
	if bestRank == 0 {
		return Choice{}
	}
	choice := Choice{Provider: s.loaded[best.ID], Exact: bestRank == 2, SameMajor: distance == 0}
	if choice.Provider == nil {
		choice.Need = best.ID
	}
	return choice
}

// majors lists the major versions that a constraint names, but for those that "<" or "!=" exclude.
func majors(constraint string) (named []uint64) {
	for part := range strings.SplitSeq(constraint, ",") {
		part = strings.TrimSpace(part)
		if strings.HasPrefix(part, "<") || strings.HasPrefix(part, "!") {
			continue
		}
		number, _, _ := strings.Cut(strings.TrimLeft(part, "~>=v "), ".")
		if major, err := strconv.ParseUint(number, 10, 32); err == nil {
			named = append(named, major)
		}
	}
	return named
}

// away is how far a major version is from the nearest of those named; 0 when none is.
func away(major uint64, named []uint64) uint64 {
	nearest := uint64(math.MaxUint64)
	for _, other := range named {
		nearest = min(nearest, max(major, other)-min(major, other))
	}
	if len(named) == 0 {
		return 0
	}
	return nearest
}
