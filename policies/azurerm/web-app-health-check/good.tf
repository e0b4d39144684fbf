provider "azurerm" {
  features {}
}

resource "azurerm_linux_web_app" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    health_check_eviction_time_in_min = 5
    health_check_path                 = "/health"
  }
}

resource "azurerm_windows_web_app" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    health_check_eviction_time_in_min = 5
    health_check_path                 = "/health"
  }
}
