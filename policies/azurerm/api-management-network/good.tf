provider "azurerm" {
  features {}
}

resource "azurerm_api_management" "right_1" {
  location            = "westeurope"
  name                = "orders"
  publisher_email     = "web@example.com"
  publisher_name      = "orders"
  resource_group_name = "shop"
  sku_name            = "Developer_1"

  virtual_network_configuration {
    subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  }
}
