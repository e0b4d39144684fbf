package schema

import (
	"fmt"
	"slices"
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
}

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

// Choice is what the store has for a provider.
type Choice struct {
	Provider *Provider // nil when it is unknown, or Need tells that it has to be loaded first
	Need     string    // id of the compact file to load
	Exact    bool      // the version satisfies the constraint
}

// Choose picks the version for a constraint, such as "~> 5.0": the newest that satisfies it, else the newest of a major
// version that it names, else the newest.
func (s *Store) Choose(addr addrs.Provider, constraint string) Choice {
	if addr.IsBuiltIn() {
		return Choice{Provider: s.builtin, Exact: true}
	}
	if p := s.given[addr]; p != nil {
		return Choice{Provider: p, Exact: true}
	}
	allowed := versions.All
	if spec, err := constraints.ParseRubyStyleMulti(constraint); err == nil && constraint != "" {
		allowed = versions.MeetingConstraints(spec)
	}
	best, bestRank := Entry{}, 0
	for _, entry := range s.catalogue {
		version, err := versions.ParseVersion(entry.Version)
		if err != nil || entry.Source != addr.String() {
			continue
		}
		rank := 1
		if namesMajor(constraint, version.Major) {
			rank = 2
		}
		if allowed.Has(version) {
			rank = 3
		}
		if rank > bestRank { // the first of a rank is the newest
			best, bestRank = entry, rank
		}
	}
	if bestRank == 0 {
		return Choice{}
	}
	choice := Choice{Provider: s.loaded[best.ID], Exact: bestRank == 3}
	if choice.Provider == nil {
		choice.Need = best.ID
	}
	return choice
}

// namesMajor tells whether a constraint names a version of a major that isn't excluded by "<" or "!=".
func namesMajor(constraint string, major uint64) bool {
	return slices.ContainsFunc(strings.Split(constraint, ","), func(part string) bool {
		part = strings.TrimSpace(part)
		if strings.HasPrefix(part, "<") || strings.HasPrefix(part, "!") {
			return false
		}
		number, _, _ := strings.Cut(strings.TrimLeft(part, "~>=v "), ".")
		return number == fmt.Sprint(major)
	})
}
