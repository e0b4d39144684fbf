package functions

import (
	"fmt"
	"maps"
	"time"

	"github.com/opentofu/opentofu/internal/providers"
	"github.com/zclconf/go-cty/cty"
)

var (
	dateType     = cty.Object(dateTypes(map[string]cty.Type{"unix": cty.Number}))
	unixType     = cty.Object(dateTypes(map[string]cty.Type{"rfc3339": cty.String}))
	durationType = cty.Object(map[string]cty.Type{
		"hours": cty.Number, "minutes": cty.Number, "seconds": cty.Number,
		"milliseconds": cty.Number, "microseconds": cty.Number, "nanoseconds": cty.Number,
	})
)

// Source: the provider's documentation of its functions.
var timeFunctions = map[string]Function{
	"rfc3339_parse": define(dateType, func(arguments []cty.Value) (cty.Value, error) {
		parsed, err := time.Parse(time.RFC3339, arguments[0].AsString())
		if err != nil {
			return cty.UnknownVal(dateType), fmt.Errorf("%q is no time of RFC 3339, such as 2024-01-31T12:00:00Z", arguments[0].AsString())
		}
		return date(parsed, "unix", cty.NumberIntVal(parsed.Unix())), nil
	}, "timestamp"),
	"unix_timestamp_parse": {
		Spec: providers.FunctionSpec{
			Parameters: []providers.FunctionParameterSpec{{Name: "unix_timestamp", Type: cty.Number}}, Return: unixType,
		},
		call: func(arguments []cty.Value) (cty.Value, error) {
			seconds := arguments[0].AsBigFloat()
			if !seconds.IsInt() {
				return cty.UnknownVal(unixType), fmt.Errorf("%s is no whole number of seconds", seconds.Text('f', -1))
			}
			whole, _ := seconds.Int64()
			parsed := time.Unix(whole, 0).UTC()
			return date(parsed, "rfc3339", cty.StringVal(parsed.Format(time.RFC3339))), nil
		},
	},
	"duration_parse": define(durationType, func(arguments []cty.Value) (cty.Value, error) {
		parsed, err := time.ParseDuration(arguments[0].AsString())
		if err != nil {
			return cty.UnknownVal(durationType), fmt.Errorf("%q is no duration, such as 1h30m", arguments[0].AsString())
		}
		return cty.ObjectVal(map[string]cty.Value{
			"hours": cty.NumberFloatVal(parsed.Hours()), "minutes": cty.NumberFloatVal(parsed.Minutes()),
			"seconds": cty.NumberFloatVal(parsed.Seconds()), "milliseconds": cty.NumberIntVal(parsed.Milliseconds()),
			"microseconds": cty.NumberIntVal(parsed.Microseconds()), "nanoseconds": cty.NumberIntVal(parsed.Nanoseconds()),
		}), nil
	}, "duration"),
}

func dateTypes(also map[string]cty.Type) map[string]cty.Type {
	for _, name := range []string{"year", "year_day", "day", "month", "weekday", "hour", "minute", "second", "iso_year", "iso_week"} {
		also[name] = cty.Number
	}
	maps.Copy(also, map[string]cty.Type{"month_name": cty.String, "weekday_name": cty.String})
	return also
}

// date is a time taken apart, with one attribute more.
func date(t time.Time, also string, value cty.Value) cty.Value {
	number := func(n int) cty.Value { return cty.NumberIntVal(int64(n)) }
	year, week := t.ISOWeek()
	return cty.ObjectVal(map[string]cty.Value{
		"year": number(t.Year()), "year_day": number(t.YearDay()), "day": number(t.Day()),
		"month": number(int(t.Month())), "month_name": cty.StringVal(t.Month().String()),
		"weekday": number(int(t.Weekday())), "weekday_name": cty.StringVal(t.Weekday().String()),
		"hour": number(t.Hour()), "minute": number(t.Minute()), "second": number(t.Second()),
		"iso_year": number(year), "iso_week": number(week), also: value,
	})
}
