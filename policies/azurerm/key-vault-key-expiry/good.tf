provider "azurerm" {
  features {}
}

resource "azurerm_key_vault_key" "right" {
  key_vault_id    = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"
  key_type        = "RSA"
  key_opts        = ["sign"]
  expiration_date = "2030-01-01T00:00:00Z"
}

resource "azurerm_key_vault_key" "rotated" {
  key_vault_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name         = "orders"
  key_type     = "RSA"
  key_opts     = ["sign"]

  rotation_policy {
    expire_after = "P90D"
  }
}
