package datasource

import "github.com/zclconf/go-cty/cty"

// readAzureClient tells whose credentials the provider uses, as far as its configuration says.
func readAzureClient(r Request) (map[string]cty.Value, error) {
	return configured(r, "client_id", "subscription_id", "tenant_id"), nil
}

// readAzureSubscription tells the subscription that is asked for, else the provider's. Its name and state only Azure knows.
func readAzureSubscription(r Request) (map[string]cty.Value, error) {
	subscription := text(r.Config, "subscription_id")
	if subscription == "" {
		subscription = text(r.Provider, "subscription_id")
	}
	if subscription == "" {
		return nil, nil
	}
	return strs(map[string]string{"id": "/subscriptions/" + subscription, "subscription_id": subscription}), nil
}

// configured gives those of the provider's arguments that are known.
func configured(r Request, names ...string) map[string]cty.Value {
	known := map[string]cty.Value{}
	for _, name := range names {
		if value := text(r.Provider, name); value != "" {
			known[name] = cty.StringVal(value)
		}
	}
	return known
}
