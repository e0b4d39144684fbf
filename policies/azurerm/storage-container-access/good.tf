provider "azurerm" {
  features {}
}

resource "azurerm_storage_container" "right" {
  name                  = "orders"
  storage_account_id    = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  container_access_type = "private"
}

resource "azurerm_storage_container" "left_out" {
  name               = "orders"
  storage_account_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
}
