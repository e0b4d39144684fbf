package report

// Controls is what the user says of rules and their findings, in the configuration file and in comments of the program. The engine
// reads it, and it goes with the engine's result to the policies. Today is the caller's, such as 2026-11-29, since no clock is read.
type Controls struct {
	File     string        `json:"file,omitempty"` // of the configuration
	Today    string        `json:"today,omitempty"`
	Preset   string        `json:"preset,omitempty"` // of lint
	Settings []RuleSetting `json:"settings,omitempty"`
	Waivers  []Waiver      `json:"waivers,omitempty"`
	Comments []Comment     `json:"comments,omitempty"`
}

// RuleSetting is what the configuration says of one rule, by any of its names.
type RuleSetting struct {
	Rule     string `json:"rule"`
	Enabled  *bool  `json:"enabled,omitempty"`
	Severity string `json:"severity,omitempty"`
	// Suppressible: comments and waivers may suppress its findings; as usual, they may.
	Suppressible *bool `json:"suppressible,omitempty"`
	Range        Range `json:"range"`
}

// Waiver suppresses findings of some rules at some addresses or in some files, until a day. Names may have * for any text.
type Waiver struct {
	Rules   []string `json:"rules"`
	Address string   `json:"address,omitempty"`
	File    string   `json:"file,omitempty"`
	Reason  string   `json:"reason"`
	Owner   string   `json:"owner"`
	Expires string   `json:"expires"`
	Range   Range    `json:"range"`
}

// Comment suppresses findings of some rules that begin on lines From to To of its file, or at the head of a block that it stands in.
type Comment struct {
	File    string   `json:"file"`
	Range   Range    `json:"range"`
	Rules   []string `json:"rules"`
	Reason  string   `json:"reason,omitempty"`
	From    int      `json:"from"`
	To      int      `json:"to"`
	Heads   []int    `json:"heads,omitempty"`
	Expires string   `json:"expires,omitempty"`
	Limit   string   `json:"limit,omitempty"` // a condition that isn't judged here
	Own     bool     `json:"own,omitempty"`   // it is written for us, so that it only names our rules
}
