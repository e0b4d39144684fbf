provider "azurerm" {
  features {}
}

resource "azurerm_linux_web_app_slot" "right_1" {
  app_service_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  https_only     = true
  name           = "orders"

  site_config {
  }
}

resource "azurerm_windows_web_app_slot" "right_1" {
  app_service_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  https_only     = true
  name           = "orders"

  site_config {
  }
}
