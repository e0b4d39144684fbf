provider "azurerm" {
  features {}
}

resource "azurerm_app_service_environment_v3" "right_1" {
  name                = "orders"
  resource_group_name = "shop"
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  zone_redundant      = true
}
