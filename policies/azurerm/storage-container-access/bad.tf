provider "azurerm" {
  features {}
}

resource "azurerm_storage_container" "wrong_1" {
  name                  = "orders"
  storage_account_id    = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  container_access_type = "blob"
}

resource "azurerm_storage_container" "wrong_2" {
  name                  = "orders"
  storage_account_id    = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  container_access_type = "container"
}
